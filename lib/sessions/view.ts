import { z } from 'zod';
import {
  AccountEvent,
  AccountStatus,
  AttemptFailure,
  AttemptStatus,
  CauseOfDeath,
  GenerationSource,
} from '#/lib/platform/enums.ts';
import { Id, Moment, openWord } from '#/lib/platform/wire.ts';
import { NEEDS_PERSON, OPEN_ATTEMPT, SESSION_HEALTH } from './model.ts';

export const GenerationView = z
  .object({
    id: Id,
    number: z.int(),
    source: z.enum(GenerationSource),
    maskedSessionId: z.string().meta({ examples: ['48740228...dFmw'] }),
    requests: z.int().meta({ description: 'Requests that Instagram answered to it.' }),
    entriesRead: z.int(),
    bornAt: Moment,
    lastGoodAt: Moment.nullable(),
    endedAt: Moment.nullable(),
    causeOfDeath: openWord(CauseOfDeath).nullable(),
    evidence: z.string().nullable().meta({ description: 'The kind of answer that ended it.' }),
  })
  .meta({ id: 'Generation', description: 'One signed-in identity of an account.' });
export type GenerationView = z.input<typeof GenerationView>;

const AutoRefresh = z.union([
  z.object({ possible: z.literal(true) }),
  z.object({ possible: z.literal(false), reason: z.enum(NEEDS_PERSON) }),
]);

/** `blockedFor`: a verdict's or a failure's word. */
export const AccountView = z.object({
  id: Id,
  username: z.string(),
  status: z.enum(AccountStatus),
  blockedFor: z.string().nullable(),
  instagramId: z.string().nullable(),
  health: z.enum(SESSION_HEALTH).meta({ description: 'The state of its session in one word.' }),
  autoRefresh: AutoRefresh.meta({ description: 'Whether it can renew its session without a person, and why not.' }),
  generation: GenerationView.nullable().meta({ description: 'The live session.' }),
  restsUntil: Moment.nullable(),
  openAttempt: z.object({ id: Id, status: z.enum(OPEN_ATTEMPT), challengeId: Id.nullable() }).nullable(),
  lastAttempt: z
    .object({
      id: Id,
      status: openWord(AttemptStatus),
      failure: openWord(AttemptFailure).nullable(),
      endedAt: Moment.nullable(),
    })
    .nullable(),
  hasPassword: z.boolean(),
  hasTotpSeed: z.boolean(),
  notes: z.string().nullable(),
  runningChecks: z.int(),
  waitingChecks: z.int(),
  createdAt: Moment,
});
export type AccountView = z.input<typeof AccountView>;

export const AccountMoveView = z.object({
  at: Moment,
  from: openWord(AccountStatus).nullable(),
  event: openWord(AccountEvent),
  to: openWord(AccountStatus),
  reason: z.string().nullable(),
});
export type AccountMoveView = z.input<typeof AccountMoveView>;

export const AccountStory = AccountView.extend({
  generations: z.array(GenerationView).meta({ description: 'Newest first, at most 50.' }),
  moves: z.array(AccountMoveView).meta({ description: 'Each change of status, newest first, at most 50.' }),
});
export type AccountStory = z.input<typeof AccountStory>;
