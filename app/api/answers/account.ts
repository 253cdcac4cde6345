/** Accounts and their sessions, as the API shows them: no credential, no cookie. */
import { z } from 'zod';
import { Id, Moment } from '../wire.ts';

const Generation = z
  .object({
    id: Id,
    number: z.int(),
    source: z.enum(['revive', 'continue', 'sign_in', 'second_factor', 'challenge', 'handed_in', 'environment']),
    maskedSessionId: z.string().meta({ examples: ['48740228...dFmw'] }),
    requests: z.int().meta({ description: 'Requests that Instagram answered to it.' }),
    entriesRead: z.int(),
    bornAt: Moment,
    lastGoodAt: Moment.nullable(),
    endedAt: Moment.nullable(),
    causeOfDeath: z.string().nullable(),
    evidence: z.string().nullable().meta({ description: 'The kind of answer that ended it.' }),
  })
  .meta({ id: 'Generation', description: 'One signed-in identity of an account.' });

const AccountStatus = z.enum(['ready', 'paused', 'blocked', 'suspended', 'retired']);

const shown = {
  id: Id,
  username: z.string(),
  instagramId: z.string().nullable(),
  status: AccountStatus,
  blockedFor: z.string().nullable(),
  health: z
    .enum(['active', 'resting', 'refreshing', 'code_wanted', 'signed_out', 'blocked', 'suspended', 'paused', 'retired'])
    .meta({ description: 'The state of its session in one word.' }),
  autoRefresh: z
    .union([
      z.object({ possible: z.literal(true) }),
      z.object({
        possible: z.literal(false),
        reason: z.enum([
          'no_password',
          'no_totp_seed',
          'password_refused',
          'blocked',
          'suspended',
          'paused',
          'retired',
        ]),
      }),
    ])
    .meta({ description: 'Whether it can renew its session without a person, and why not.' }),
  generation: Generation.nullable().meta({ description: 'The live session.' }),
  restsUntil: Moment.nullable(),
  openAttempt: z
    .object({ id: Id, status: z.enum(['queued', 'running', 'waiting_for_code']), challengeId: Id.nullable() })
    .nullable(),
  lastAttempt: z
    .object({ id: Id, status: z.string(), failure: z.string().nullable(), endedAt: Moment.nullable() })
    .nullable(),
  hasPassword: z.boolean(),
  hasTotpSeed: z.boolean(),
  notes: z.string().nullable(),
  runningChecks: z.int(),
  waitingChecks: z.int(),
  createdAt: Moment,
};

export const AccountAnswer = z.object(shown).meta({ id: 'Account' });

export const AccountStoryAnswer = z
  .object({
    ...shown,
    generations: z.array(Generation).meta({ description: 'Newest first, at most 50.' }),
    moves: z
      .array(
        z.object({
          at: Moment,
          from: z.string().nullable(),
          event: z.string(),
          to: z.string(),
          reason: z.string().nullable(),
        }),
      )
      .meta({ description: 'Each change of status, newest first, at most 50.' }),
  })
  .meta({ id: 'AccountStory' });

export const AccountListAnswer = z.object({ accounts: z.array(AccountAnswer) });
