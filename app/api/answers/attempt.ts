/** Attempts to renew a session, their steps and the questions to people, as the API shows them. */
import { z } from 'zod';
import { Id, Moment } from '../wire.ts';

const AttemptStatus = z.enum(['queued', 'running', 'waiting_for_code', 'succeeded', 'failed', 'abandoned']);
const ChallengeKind = z.enum([
  'app_code',
  'text_code',
  'whatsapp_code',
  'email_code',
  'backup_code',
  'approve_on_device',
]);

const shown = {
  id: Id,
  accountId: Id,
  accountUsername: z.string(),
  status: AttemptStatus,
  cause: z.enum(['signed_out', 'challenged', 'warning', 'no_session', 'proactive', 'manual', 'handed_in']),
  askedBy: z.string(),
  rung: z.string().nullable().meta({ description: 'How far up the ladder it came.' }),
  failure: z.string().nullable(),
  detail: z.string().nullable(),
  passwordPosts: z.int(),
  generationBefore: z.int().nullable(),
  generationAfter: z.int().nullable(),
  notBefore: Moment.nullable(),
  queuedAt: Moment,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  openChallengeId: Id.nullable(),
  waiting: z.int().meta({ description: 'How many checks waited for it.' }),
};

export const AttemptAnswer = z.object(shown).meta({ id: 'Attempt' });

export const ChallengeAnswer = z
  .object({
    id: Id,
    attemptId: Id,
    attemptStatus: AttemptStatus,
    accountUsername: z.string(),
    kind: ChallengeKind,
    status: z.enum(['open', 'answered', 'accepted', 'refused', 'expired', 'closed']),
    sentTo: z.string().nullable().meta({ description: 'Masked by Instagram itself.' }),
    digitsMin: z.int(),
    digitsMax: z.int(),
    letters: z.boolean().meta({ description: 'The code may have letters.' }),
    resendKept: z
      .boolean()
      .meta({ description: 'Another code was asked for; it comes as soon as Instagram sends one.' }),
    methods: z.array(ChallengeKind).meta({ description: 'Other ways that Instagram offers now.' }),
    wrongBefore: z.boolean(),
    askedAt: Moment,
    expiresAt: Moment,
    canResendAt: Moment.nullable(),
    answeredBy: z.string().nullable(),
    answeredDoor: z.string().nullable(),
    answeredAt: Moment.nullable(),
    hasPicture: z.boolean(),
    pictureAt: Moment.nullable(),
    waitingChecks: z.array(z.object({ id: Id, targetUsername: z.string() })),
  })
  .meta({ id: 'Challenge', description: 'A question of Instagram to a person.' });

export const AttemptStoryAnswer = z
  .object({
    ...shown,
    steps: z.array(
      z.object({
        id: Id,
        sequence: z.int(),
        rung: z.string(),
        screen: z.string(),
        note: z.string().nullable(),
        outline: z.string().nullable(),
        tookMs: z.int(),
        at: Moment,
        hasPicture: z.boolean(),
      }),
    ),
    challenges: z.array(ChallengeAnswer),
    waits: z
      .array(z.object({ checkId: Id, targetUsername: z.string(), since: Moment, until: Moment.nullable() }))
      .meta({ description: 'The checks that waited for it, and for how long.' }),
  })
  .meta({ id: 'AttemptStory' });

export const AttemptListAnswer = z.object({ attempts: z.array(AttemptAnswer), next: Id.nullable() });
export const ChallengeListAnswer = z.object({ challenges: z.array(ChallengeAnswer) });
