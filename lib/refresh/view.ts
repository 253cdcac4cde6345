import { z } from 'zod';
import { AttemptCause, AttemptFailure, AttemptStatus, ChallengeKind, ChallengeStatus } from '#/lib/platform/enums.ts';
import { Id, Moment, openWord } from '#/lib/platform/wire.ts';

const StoredAttempt = z.object({
  id: Id,
  accountId: Id,
  status: z.enum(AttemptStatus),
  cause: z.enum(AttemptCause),
  askedBy: z.string(),
  rung: z.string().nullable().meta({ description: 'How far up the ladder it came.' }),
  failure: openWord(AttemptFailure).nullable(),
  detail: z.string().nullable(),
  passwordPosts: z.int(),
  generationBefore: z.int().nullable(),
  generationAfter: z.int().nullable(),
  notBefore: Moment.nullable(),
  queuedAt: Moment,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
});

export const AttemptView = StoredAttempt.extend({
  accountUsername: z.string(),
  openChallengeId: Id.nullable(),
  waiting: z.int().meta({ description: 'How many checks waited for it.' }),
});
export type AttemptView = z.input<typeof AttemptView>;

const StoredStep = z.object({
  id: Id,
  sequence: z.int(),
  rung: z.string(),
  screen: z.string(),
  note: z.string().nullable(),
  outline: z.string().nullable(),
  tookMs: z.int(),
  at: Moment,
});

const StepView = StoredStep.extend({ hasPicture: z.boolean() });
export type StepView = z.input<typeof StepView>;

const StoredChallenge = z.object({
  id: Id,
  attemptId: Id,
  kind: z.enum(ChallengeKind),
  status: z.enum(ChallengeStatus),
  sentTo: z.string().nullable().meta({ description: 'Masked by Instagram itself.' }),
  digitsMin: z.int(),
  digitsMax: z.int(),
  letters: z.boolean().meta({ description: 'The code may have letters.' }),
  methods: z.array(z.enum(ChallengeKind)).meta({ description: 'Other ways that Instagram offers now.' }),
  wrongBefore: z.boolean(),
  askedAt: Moment,
  expiresAt: Moment,
  canResendAt: Moment.nullable(),
  answeredBy: z.string().nullable(),
  answeredDoor: z.string().nullable(),
  answeredAt: Moment.nullable(),
  pictureAt: Moment.nullable(),
});

export const ChallengeView = StoredChallenge.extend({
  attemptStatus: z.enum(AttemptStatus),
  accountUsername: z.string(),
  resendKept: z.boolean().meta({ description: 'Another code was asked for; it comes as soon as Instagram sends one.' }),
  hasPicture: z.boolean(),
  waitingChecks: z.array(z.object({ id: Id, targetUsername: z.string() })),
});
export type ChallengeView = z.input<typeof ChallengeView>;

const AttemptWait = z.object({ checkId: Id, targetUsername: z.string(), since: Moment, until: Moment.nullable() });
export type AttemptWait = z.input<typeof AttemptWait>;

export const AttemptStory = AttemptView.extend({
  steps: z.array(StepView),
  challenges: z.array(ChallengeView),
  waits: z.array(AttemptWait).meta({ description: 'The checks that waited for it, and for how long.' }),
});
export type AttemptStory = z.input<typeof AttemptStory>;
