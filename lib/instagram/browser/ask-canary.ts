/** Asks from inside the page whether a session lives, about the account itself (docs/facts/addresses.md#who-am-i). */
import type { Attempt } from './attempt.ts';
import { isOurs } from './hosts.ts';
import type { CanaryAnswer } from './model.ts';

const CANARY_MS = 10_000;
const UNCLEAR: CanaryAnswer = { says: 'unclear' };

/** Asks once per session of the attempt. @throws {AttemptEnded} only. */
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

/** Runs in the page. Follows no redirect: that leads to the sign-in page. */
async function fetchOwnInfo({ userId, withinMs }: { userId: string; withinMs: number }): Promise<Fetched> {
  const answer = await fetch(`/api/v1/users/${userId}/info/`, {
    headers: { 'X-IG-App-ID': '936619743392459', 'X-Requested-With': 'XMLHttpRequest' },
    redirect: 'manual',
    signal: AbortSignal.timeout(withinMs),
  });
  return { status: answer.status, body: (await answer.text()).slice(0, 20_000) };
}
