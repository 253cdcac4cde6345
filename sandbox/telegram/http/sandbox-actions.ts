import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { addPerson } from '../add-person.ts';
import type { CallLog } from '../call-log.ts';
import type { PlannedFaults } from '../planned-faults.ts';
import type { World } from '../world.ts';
import { PageError } from './page-error.ts';
import { readBody } from './read-parameters.ts';

export type PageServed = { world: World; calls: CallLog; faults: PlannedFaults };

const Person = z.object({
  id: z.number().int().positive().optional(),
  firstName: z.string().trim().min(1).max(64).optional(),
  lastName: z.string().trim().min(1).max(64).optional(),
  username: z
    .string()
    .regex(/^[A-Za-z]\w{3,31}$/)
    .optional(),
  languageCode: z.enum(['en', 'ru']).optional(),
  started: z.boolean().optional(),
});
const Times = z.number().int().positive().optional();
const Flood = z.object({ method: z.string().optional(), retryAfter: z.number().int().positive(), times: Times });
const Fail = z.object({
  method: z.string(),
  status: z.union([z.literal(0), z.number().int().min(400).max(599)]),
  description: z.string(),
  times: Times,
  performed: z.boolean().optional(),
});
const Repeat = z.object({ times: z.number().int().nonnegative() });
const Limits = z.object({ perChatPerSecond: z.number().positive().nullable() });

/** People, faults and limits. @throws {PageError} 404 for an unknown path. */
export function sandboxAction({ world, faults, calls }: PageServed, path: string, body: unknown): unknown {
  switch (path) {
    case '/sandbox/people':
      return addPerson(world, defined(Person.safeParse(body))).user;
    case '/sandbox/flood':
      faults.flood(defined(Flood.safeParse(body)));
      return { ok: true };
    case '/sandbox/fail':
      faults.fail(defined(Fail.safeParse(body)));
      return { ok: true };
    case '/sandbox/repeat':
      world.updates.repeat(defined(Repeat.safeParse(body)).times);
      return { ok: true };
    case '/sandbox/limits': {
      const { perChatPerSecond } = defined(Limits.safeParse(body));
      faults.limits(perChatPerSecond === null ? null : { perChatPerSecond });
      return { ok: true };
    }
    case '/sandbox/clear':
      calls.clear();
      return { ok: true };
    default:
      throw new PageError(404, 'There is nothing at this address.');
  }
}

/** Content types that another site could send are refused. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new PageError(415, 'Send JSON, with the content type application/json.');
  }
  try {
    return JSON.parse((await readBody(request)).toString() || '{}');
  } catch {
    throw new PageError(400, 'The body is not JSON.');
  }
}

/** Without empty keys. @throws {PageError} naming the first wrong field. */
export function defined<T>(parsed: { success: true; data: T } | { success: false; error: z.ZodError }): T {
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new PageError(400, `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'not as expected'}.`);
}
