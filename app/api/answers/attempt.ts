import { z } from 'zod';
import { Id } from '#/lib/platform/wire.ts';
import { AttemptStory, AttemptView, ChallengeView } from '#/lib/refresh/view.ts';

export const ChallengeAnswer = ChallengeView.meta({
  id: 'Challenge',
  description: 'A question of Instagram to a person.',
});
export const AttemptStoryAnswer = AttemptStory.extend({ challenges: z.array(ChallengeAnswer) }).meta({
  id: 'AttemptStory',
});

export const AttemptListAnswer = z.object({
  attempts: z.array(AttemptView.meta({ id: 'Attempt' })),
  next: Id.nullable(),
});
export const ChallengeListAnswer = z.object({ challenges: z.array(ChallengeAnswer) });
