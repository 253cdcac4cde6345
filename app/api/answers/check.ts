/** Checks, their certificates, stories and lists, as the API shows them. */
import { z } from 'zod';
import { WAIT_CAUSES } from '#/lib/checks/waiting.ts';
import { CustomerNumber, Decimal, Id, Moment } from '../wire.ts';

const List = z.enum(['followers', 'following']);
const Status = z.enum(['queued', 'running', 'parked', 'completed', 'failed', 'cancelled']);
const Outcome = z.enum(['ended', 'limited', 'withheld', 'stuck']);

const Certificate = z
  .object({
    whole: z.boolean(),
    lists: z.array(
      z.object({
        list: List,
        declared: z.int().nullable().meta({ description: 'What the profile said.' }),
        read: z.int().meta({ description: 'Different users that came.' }),
        shortBy: z.int(),
        verdict: z.enum(['whole', 'short', 'withheld', 'limited', 'unproven']),
        walks: z.int(),
        pages: z.int(),
        generations: z.array(z.int()).meta({ description: 'The sessions that read it.' }),
        setAside: z.int().optional().meta({ description: 'Rows that could not be read as a person.' }),
      }),
    ),
    tolerancePercent: z.number().optional().meta({ description: 'How much of a whole list may be missing.' }),
    issuedAt: z.string(),
  })
  .meta({ id: 'Certificate', description: 'The proof that comes with a result: is each list whole?' });

export const CheckAnswer = z
  .object({
    id: Id,
    customerId: CustomerNumber,
    customerName: z.string(),
    door: z.enum(['bot', 'api', 'dashboard', 'watch']),
    language: z.enum(['en', 'ru']),
    targetUsername: z.string(),
    targetId: Decimal.nullable().meta({ description: 'Instagram id of the profile, once it is known.' }),
    targetFullName: z.string().nullable(),
    status: Status,
    progress: z.number().min(0).max(1).nullable(),
    secondsLeft: z.int().nullable(),
    parkReason: z.enum(['session', 'budget', 'deploy', 'unreachable', 'operator']).nullable(),
    parkedSince: Moment.nullable(),
    wakeAt: Moment.nullable(),
    waitingFor: z
      .object({
        accountUsername: z.string(),
        attemptId: Id.nullable(),
        challengeId: Id.nullable(),
        cause: z.enum(WAIT_CAUSES).meta({ description: 'What holds the sign-in up, in one word.' }),
      })
      .nullable()
      .meta({ description: 'The sign-in that a check without a session waits for.' }),
    declaredFollowers: z.int().nullable(),
    declaredFollowing: z.int().nullable(),
    followersRead: z.int(),
    followingRead: z.int(),
    pages: z.int(),
    followersOutcome: Outcome.nullable(),
    followingOutcome: Outcome.nullable(),
    mutualCount: z.int().nullable(),
    notMutualCount: z.int().nullable(),
    failure: z
      .enum([
        'target_missing',
        'target_private',
        'lists_short',
        'no_session',
        'unreadable',
        'opted_out',
        'unreachable',
        'held_back',
        'our_fault',
      ])
      .nullable(),
    certificate: Certificate.nullable(),
    requestedAt: Moment,
    startedAt: Moment.nullable(),
    finishedAt: Moment.nullable(),
  })
  .meta({ id: 'Check' });

export const CheckListAnswer = z.object({
  checks: z.array(CheckAnswer),
  next: Id.nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
});

export const StoryAnswer = z
  .object({
    moves: z
      .array(
        z.object({
          at: Moment,
          from: Status.nullable(),
          event: z.string(),
          to: Status,
          run: z.int(),
          reason: z.string().nullable(),
          detail: z.unknown(),
        }),
      )
      .meta({ description: 'Each change of status, oldest first.' }),
    pages: z
      .array(
        z.object({
          list: List,
          walk: z.int(),
          sequence: z.int(),
          readAt: Moment,
          tookMs: z.int(),
          users: z.int(),
          generation: z.int(),
          accountId: Id.nullable(),
        }),
      )
      .meta({ description: 'The journal, oldest first: one row for each page of a list; the newest 2,000.' }),
  })
  .meta({ id: 'Story' });

export const UsersAnswer = z
  .object({
    users: z.array(
      z.object({ id: z.string().meta({ description: 'Instagram id.' }), username: z.string(), fullName: z.string() }),
    ),
    total: z.int(),
    next: z.string().nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
  })
  .meta({ id: 'Users' });
