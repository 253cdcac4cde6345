/**
 * The canary: one request about the account itself, sent from inside the page, that says whether a session lives
 * (docs/facts/addresses.md#who-am-i). It is asked when the pages do not say so.
 */
import type { Attempt } from './attempt.ts';
import { isOurs } from './hosts.ts';

export type CanaryAnswer =
  | { says: 'alive'; username: string | null }
  /** The answer says so explicitly (docs/facts/refusals.md#e3, #e4). */
  | { says: 'dead' }
  /** Throttled, redirected, not readable: it may be either (docs/facts/refusals.md#dead-or-limited). */
  | { says: 'unclear' };

const CANARY_MS = 10_000;
const UNCLEAR: CanaryAnswer = { says: 'unclear' };

/** Asks once for each session of the attempt. @throws {AttemptEnded} and nothing else. */
export async function askCanary(attempt: Attempt): Promise<CanaryAnswer> {
  const { memory, deadline } = attempt;
  const { sessionid, cookies } = memory.window;
  const userId = cookies.find(({ name }) => name === 'ds_user_id')?.value ?? '';
  if (!sessionid || !/^\d{1,19}$/.test(userId) || !isOurs(attempt.page.url(), attempt.ours)) return UNCLEAR;
  if (memory.canary?.sessionid !== sessionid) {
    const asking = attempt.page.evaluate(fetchOwnInfo, { userId, withinMs: CANARY_MS });
    memory.canary = { sessionid, answer: await deadline.race(asking.then(read, () => UNCLEAR)) };
  }
  return memory.canary.answer;
}

type Fetched = { status: number; body: string };

function read({ status, body }: Fetched): CanaryAnswer {
  const username = /"username":\s*"([\w.]{1,30})"/.exec(body)?.[1] ?? null;
  if (status === 200 && /"user":\s*\{/.test(body)) return { says: 'alive', username };
  const saysDead = /"login_required"|user_has_logged_out|"logout_reason"/.test(body);
  return saysDead && (status === 401 || status === 403) ? { says: 'dead' } : UNCLEAR;
}

/** Runs in the page. It follows no redirect, because that leads to the sign-in page, which says nothing new. */
async function fetchOwnInfo({ userId, withinMs }: { userId: string; withinMs: number }): Promise<Fetched> {
  const answer = await fetch(`/api/v1/users/${userId}/info/`, {
    headers: { 'X-IG-App-ID': '936619743392459', 'X-Requested-With': 'XMLHttpRequest' },
    redirect: 'manual',
    signal: AbortSignal.timeout(withinMs),
  });
  return { status: answer.status, body: (await answer.text()).slice(0, 20_000) };
}
