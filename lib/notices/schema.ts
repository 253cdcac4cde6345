/** The payloads of notices as they come back from the database. */
import { z } from 'zod';
import type { OperatorNotice } from './model.ts';

/** What a progress message remembers: the state it was written from (`markOf`). */
export const ProgressPayload = z.object({ told: z.string().optional() });

const attempt = { username: z.string(), attemptId: z.string() };

/** A message to operators. */
export const OperatorNoticeSchema: z.ZodType<OperatorNotice> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('code_needed'),
    payload: z.object({ ...attempt, challengeId: z.string(), question: z.string() }),
  }),
  z.object({ kind: z.literal('refreshed'), payload: z.object(attempt) }),
  z.object({ kind: z.literal('recovered'), payload: z.object(attempt) }),
  z.object({
    kind: z.literal('refresh_failed'),
    payload: z.object({ ...attempt, failure: z.string(), needsPerson: z.boolean() }),
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
]);
