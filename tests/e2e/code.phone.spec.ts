/** The owner's own case, second variant: a person types the code on a phone while the browser waits. */
import { expect, test } from '@playwright/test';
import { api, chatOf, sandbox, sandboxShows, telegram } from './outside.ts';

const CUSTOMER = 5_550_001;

type CheckAnswer = { id: string; status: string; certificate: { whole: boolean } | null; followers_read?: number };

test('a code typed on the phone lets the check go on: one sign-in, one page asked twice, one credit', async ({
  page,
}) => {
  await sandbox('account', { username: 'mutuals.texts', password: 'correct horse battery', twoFactor: 'text' });
  await sandbox('profile', { username: 'ada', followers: 1663, following: 912, mutual: 640 });
  const account = await api<{ id: string }>('POST', '/accounts', {
    username: 'mutuals.texts',
    password: 'correct horse battery',
  });
  const minted = await sandbox<{ sessionId: string }>('session', { account: 'mutuals.texts' });
  await api('POST', '/admin/session', { session_id: decodeURIComponent(minted.sessionId) });
  await sandbox('sign-out-after', { followersRead: 728 });
  await telegram('people', { id: CUSTOMER, firstName: 'Maria', languageCode: 'en', started: true });
  await api('POST', '/users/ensure', { user_id: CUSTOMER, username: 'maria', first_name: 'Maria' });
  await api('POST', `/users/${CUSTOMER}/balance/add`, { checks_count: 1 });

  const started = await api<{ check_id: string }>('POST', '/check/initiate', {
    username: 'ada',
    platform: 'instagram',
    user_id: CUSTOMER,
  });
  await page.goto('/');
  await page.getByRole('link', { name: 'Enter the code' }).first().click();
  await expect(page.getByRole('heading', { name: 'Code for @mutuals.texts' })).toBeVisible();
  await expect(page.getByText('1 check waits for it. Nothing is lost.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'What the browser shows right now' })).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/code-phone.png' });

  const { code } = await sandboxShows<{ code: string }>('code/mutuals.texts');
  await page.getByLabel(/^Code, \d digits$/).fill(code);
  await expect(page.getByText('It worked.')).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: 'test-results/screens/code-phone-done.png' });

  await expect
    .poll(async () => (await api<CheckAnswer>('GET', `/checks/${started.check_id}`)).status, { timeout: 90_000 })
    .toBe('completed');
  const check = await api<CheckAnswer>('GET', `/checks/${started.check_id}`);
  expect(check.certificate?.whole).toBe(true);

  const truth = await sandbox<{ notFollowingBack: string[]; followers: string[] }>('truth', { username: 'ada' });
  expect(await idsOf(started.check_id, 'followers')).toEqual(truth.followers);
  expect(await idsOf(started.check_id, 'not_following_back')).toEqual(truth.notFollowingBack);
  expect(await pagesAskedTwice()).toBe(1); // the refused one
  const { attempts } = await api<{ attempts: { passwordPosts: number }[] }>('GET', `/attempts?accountId=${account.id}`);
  expect(attempts.map(({ passwordPosts }) => passwordPosts)).toEqual([1]);
  await expect
    .poll(async () => (await chatOf(CUSTOMER)).filter((text) => text.includes('xlsx')).length, { timeout: 30_000 })
    .toBe(1); // one result
  expect((await api<{ checks_balance: number }>('GET', `/users/${CUSTOMER}/balance`)).checks_balance).toBe(0);
});

async function idsOf(checkId: string, list: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: { users: { id: string }[]; next: string | null } = await api(
      'GET',
      `/checks/${checkId}/users?list=${list}&limit=1000${after ? `&after=${after}` : ''}`,
    );
    ids.push(...page.users.map(({ id }) => id));
    if (!page.next) return ids;
    after = page.next;
  }
}

/** How many pages of @ada's lists were asked for more than once, by the sandbox's own log. */
async function pagesAskedTwice(): Promise<number> {
  type Logged = { surface: string; profile: string | null; list: string | null; cursor: string | null };
  const { requests } = await sandboxShows<{ requests: Logged[] }>('requests?after=0&limit=10000');
  const seen = new Map<string, number>();
  for (const { surface, profile, list, cursor } of requests) {
    if (surface === 'list' && profile === 'ada')
      seen.set(`${list} ${cursor}`, (seen.get(`${list} ${cursor}`) ?? 0) + 1);
  }
  return [...seen.values()].filter((times) => times > 1).length;
}
