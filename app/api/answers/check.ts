import { z } from 'zod';
import { CheckView, MoveView, RelatedUser, Tick } from '#/lib/checks/view.ts';
import { Id } from '#/lib/platform/wire.ts';

export const CheckAnswer = CheckView.omit({ rereads: true, compared: true, placeInQueue: true }).meta({ id: 'Check' });

export const CheckListAnswer = z.object({
  checks: z.array(CheckAnswer),
  next: Id.nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
});

export const StoryAnswer = z
  .object({
    moves: z.array(MoveView).meta({ description: 'Each change of status, oldest first.' }),
    pages: z
      .array(Tick)
      .meta({ description: 'The journal, oldest first: one row for each page of a list; the newest 2,000.' }),
  })
  .meta({ id: 'Story' });

export const UsersAnswer = z
  .object({
    users: z.array(RelatedUser),
    total: z.int(),
    next: z.string().nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
  })
  .meta({ id: 'Users' });
