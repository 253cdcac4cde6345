import { z } from 'zod';
import { type OperatorNotice, SECURITY_EVENTS } from './model.ts';

export const ProgressPayload = z.object({ told: z.string().optional(), state: z.string().optional() });

const reminder = { number: z.number(), since: z.coerce.date() };
/** An older version wrote `trouble`. */
const Reminder = z.union([
  z.object({ ...reminder, incident: z.string() }),
  z.object({ ...reminder, trouble: z.string() }).transform(({ trouble, ...rest }) => ({ ...rest, incident: trouble })),
]);

export const Envelope = z.object({
  to: z.string().optional(),
  reminder: Reminder.optional(),
});

const attempt = { username: z.string(), attemptId: z.string() };
const question = {
  ...attempt,
  challengeId: z.string(),
  question: z.string(),
  sentTo: z.string().nullish(),
  wrongBefore: z.boolean().optional(),
};
const surface = z.enum(['profile', 'list']);

export const OperatorNoticeSchema: z.ZodType<OperatorNotice> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code_needed'), payload: z.object(question) }),
  z.object({
    kind: z.literal('code_reminder'),
    payload: z.object({ ...question, expiresAt: z.string(), half: z.boolean() }),
  }),
  z.object({ kind: z.literal('refreshed'), payload: z.object(attempt) }),
  z.object({ kind: z.literal('recovered'), payload: z.object(attempt) }),
  z.object({
    kind: z.literal('refresh_failed'),
    payload: z.object({ ...attempt, failure: z.string(), needsPerson: z.boolean() }),
  }),
  z.object({
    kind: z.literal('handed_in'),
    payload: z.object({
      accountId: z.string(),
      username: z.string(),
      by: z.string(),
      what: z.enum(['session', 'account', 'account_with_session']),
    }),
  }),
  z.object({
    kind: z.literal('security'),
    payload: z.object({
      what: z.enum(SECURITY_EVENTS),
      by: z.string(),
      subject: z.string(),
      person: z.string().nullish(),
    }),
  }),
  z.object({ kind: z.literal('nothing_left'), payload: z.object({ waitingChecks: z.number() }) }),
  z.object({
    kind: z.literal('alarm'),
    payload: z.object({
      verdict: z.string(),
      catalogue: z.string().nullable(),
      outline: z.string().nullable(),
      username: z.string().nullable(),
    }),
  }),
  z.object({
    kind: z.literal('check_given_up'),
    payload: z.object({
      checkId: z.string(),
      username: z.string(),
      cause: z.enum(['exception', 'worker_gone', 'unreachable', 'held_back', 'no_session']),
      detail: z.string().nullable(),
      times: z.number(),
    }),
  }),
  z.object({
    kind: z.literal('contract_broken'),
    payload: z.object({ surface, verdict: z.string(), fallback: z.boolean().nullable() }),
  }),
  z.object({ kind: z.literal('contract_restored'), payload: z.object({ surface }) }),
  z.object({
    kind: z.literal('backup_failed'),
    payload: z.object({ failure: z.string(), lastAt: z.string().nullable() }),
  }),
  z.object({
    kind: z.literal('intrusion'),
    payload: z.object({
      what: z.enum(['locked_out', 'many_refused', 'token_in_address']),
      who: z.string().nullable(),
      times: z.number(),
    }),
  }),
  z.object({
    kind: z.literal('digest'),
    payload: z.object({ since: z.string(), until: z.string(), timeZone: z.string() }),
  }),
]);
