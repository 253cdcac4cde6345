/** Whose session it is: proven by number, or by name while the number is unknown, before anybody is told. */
import { askCanary } from './ask-canary.ts';
import { type Attempt, type FinalMove, failed, SIGNED_IN } from './attempt.ts';

const OTHER = 'The sign-in ended in another profile than this account’s. Nothing was kept of it.';

/** Signed in, or failed as somebody else. Asks the canary only where the page does not show the name. */
export async function provenOurs(attempt: Attempt): Promise<FinalMove> {
  const { input, memory } = attempt;
  const known = input.instagramId ?? null;
  const ids = idsIn(memory.window.cookies);
  if (new Set(ids).size > 1) return failed('other_account', OTHER);
  if (known !== null) return ids.every((id) => id === known) ? SIGNED_IN : failed('other_account', OTHER);
  if (input.username === '') return SIGNED_IN;
  const name = (await viewerOnPage(attempt)) ?? (await nameByCanary(attempt));
  const isOther = name !== null && name.toLowerCase() !== input.username.toLowerCase();
  return isOther ? failed('other_account', OTHER) : SIGNED_IN;
}

/** From `ds_user_id` and the head of `sessionid` (docs/facts/headers-and-cookies.md#cookies). */
function idsIn(cookies: readonly { name: string; value: string }[]): bigint[] {
  const text = (name: string) => cookies.find((cookie) => cookie.name === name)?.value ?? '';
  const head = /^(\d{1,19})(%3a|:)/i.exec(text('sessionid'))?.[1] ?? '';
  return [text('ds_user_id'), head].filter((id) => /^\d{1,19}$/.test(id)).map(BigInt);
}

async function viewerOnPage({ page, deadline }: Attempt): Promise<string | null> {
  const read = () =>
    /"viewer":\{[^{}]*"username":"([\w.]{1,30})"/.exec(document.documentElement.innerHTML)?.[1] ?? null;
  return deadline.race(page.evaluate(read).catch(() => null));
}

async function nameByCanary(attempt: Attempt): Promise<string | null> {
  const answer = await askCanary(attempt);
  return answer.says === 'alive' ? answer.username : null;
}
