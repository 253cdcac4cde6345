/** What the demo asks of the product, in the words of its HTTP API. What comes back is parsed: the demo is a client like any other. */
import { z } from 'zod';
import type { JsonDoor } from './json-door.ts';

const Moment = z.iso.datetime().transform((text) => new Date(text));

const Account = z.object({
  id: z.string(),
  username: z.string(),
  status: z.string(),
  generation: z.object({ number: z.int() }).nullable(),
  openAttempt: z.object({ id: z.string() }).nullable(),
  lastAttempt: z.object({ id: z.string(), status: z.string(), failure: z.string().nullable() }).nullable(),
});

const Check = z.object({
  id: z.string(),
  status: z.enum(['queued', 'running', 'parked', 'completed', 'failed', 'cancelled']),
  declaredFollowers: z.int().nullable(),
  declaredFollowing: z.int().nullable(),
  followersRead: z.int(),
  followingRead: z.int(),
  notMutualCount: z.int().nullable(),
  waitingFor: z.object({ attemptId: z.string().nullable(), challengeId: z.string().nullable() }).nullable(),
  certificate: z
    .object({
      whole: z.boolean(),
      lists: z.array(z.object({ list: z.string(), declared: z.int().nullable(), read: z.int(), verdict: z.string() })),
    })
    .nullable(),
});

const Story = z.object({
  moves: z.array(z.object({ at: Moment, event: z.string(), reason: z.string().nullable() })),
  pages: z.array(
    z.object({ list: z.string(), sequence: z.int(), readAt: Moment, users: z.int(), generation: z.int() }),
  ),
});

const Attempt = z.object({
  id: z.string(),
  status: z.string(),
  failure: z.string().nullable(),
  rung: z.string().nullable(),
  generationAfter: z.int().nullable(),
  endedAt: Moment.nullable(),
  openChallengeId: z.string().nullable(),
  steps: z.array(z.object({ at: Moment, screen: z.string(), note: z.string().nullable() })),
  challenges: z.array(z.object({ id: z.string(), sentTo: z.string().nullable(), answeredBy: z.string().nullable() })),
});

const Ledger = z.object({
  balance: z.int(),
  entries: z.array(z.object({ kind: z.string(), checkId: z.string().nullable(), credits: z.int(), at: Moment })),
});

export type AccountFacts = z.output<typeof Account>;
export type CheckFacts = z.output<typeof Check>;
export type StoryFacts = z.output<typeof Story>;
export type AttemptFacts = z.output<typeof Attempt>;

/** Calls of the API that the demo makes. */
export type Product = ReturnType<typeof productAt>;

export function productAt(api: JsonDoor) {
  const v1 = '/api/v1';
  return {
    dashboard: api.origin,
    accounts: async () => z.object({ accounts: z.array(Account) }).parse(await api.get(`${v1}/accounts`)).accounts,
    pause: (accountId: string) => api.post(`${v1}/accounts/${accountId}/pause`),
    resume: (accountId: string) => api.post(`${v1}/accounts/${accountId}/resume`),
    refresh: (accountId: string) => api.post(`${v1}/accounts/${accountId}/refresh`),
    attempt: async (id: string) => Attempt.parse(await api.get(`${v1}/attempts/${id}`)),
    answer: (challengeId: string, code: string) => api.post(`${v1}/challenges/${challengeId}/answer`, { code }),
    addCredits: (customerId: number, credits: number) =>
      api.post(`${v1}/customers/${customerId}/credits`, { credits, note: 'For the demo' }),
    ledger: async (customerId: number) => Ledger.parse(await api.get(`${v1}/customers/${customerId}/ledger`)),
    newestCheckOf: async (customerId: number) =>
      z
        .object({ checks: z.array(z.object({ check_id: z.string(), state: z.string() })) })
        .parse(await api.get(`${v1}/checks?user_id=${customerId}&limit=1`)).checks[0] ?? null,
    check: async (id: string) => Check.parse(await api.get(`${v1}/checks/${id}`)),
    cancel: (id: string) => api.post(`${v1}/checks/${id}/cancel`),
    story: async (id: string) => Story.parse(await api.get(`${v1}/checks/${id}/story`)),
    usersOf: (checkId: string, list: string) => allUsers(api, `${v1}/checks/${checkId}/users?limit=1000&list=${list}`),
  };
}

const Users = z.object({ users: z.array(z.object({ id: z.string() })), next: z.string().nullable() });

async function allUsers(api: JsonDoor, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = Users.parse(await api.get(after === '' ? path : `${path}&after=${after}`));
    ids.push(...page.users.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}
