/** The owner's own case, second variant: a person types the code on a phone while the browser waits. */
import { SCREENS } from './addresses.ts';
import { attemptsOf, completed, customer, onlyReader, orderCheck } from './given.ts';
import { api, chatOf, sandbox, sandboxShows } from './outside.ts';
import { expect, test } from './watched.ts';

const MARIA = 5_550_001;

test('a code typed on the phone lets the check go on: one sign-in, one page asked twice, one credit', async ({
  page,
}) => {
  await sandbox('profile', { username: 'ada', followers: 1663, following: 912, mutual: 640 });
  const account = await onlyReader('mutuals.texts', 'text');
  await sandbox('sign-out-after', { followersRead: 728 });
  await customer(MARIA, 'Maria', 1);

  const checkId = await orderCheck(MARIA, 'ada');
  await page.goto('/');
  await page.getByRole('link', { name: 'Enter the code' }).first().click();
  await expect(page.getByRole('heading', { name: 'Code for @mutuals.texts' })).toBeVisible();
  await expect(page.getByText('1 check waits for this. Nothing is lost.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'What the browser shows right now' })).toBeVisible();
  await page.screenshot({ path: `${SCREENS}/code-phone.png` });

  const { code } = await sandboxShows<{ code: string }>('code/mutuals.texts');
  await page.getByLabel(/^Code, \d digits$/).fill(code);
  await expect(page.getByText('It worked.')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}/code-phone-done.png` });

  const check = await completed(checkId);
  expect(check.certificate?.whole).toBe(true);
  const truth = await sandbox<{ notFollowingBack: string[]; followers: string[] }>('truth', { username: 'ada' });
  expect(await idsOf(checkId, 'followers')).toEqual(truth.followers);
  expect(await idsOf(checkId, 'not_following_back')).toEqual(truth.notFollowingBack);
  expect(await pagesAskedTwice('ada')).toBe(1); // the refused one
  expect((await attemptsOf(account.id)).map(({ passwordPosts }) => passwordPosts)).toEqual([1]);

  const files = async () => (await chatOf(MARIA)).filter((text) => text.includes('.xlsx'));
  await expect.poll(files).toHaveLength(1);
  const told = (await chatOf(MARIA)).filter((text) => text.includes('@ada'));
  expect(told.filter((text) => /1\D?663/.test(text))).toHaveLength(1); // progress became the result
  expect((await api<{ checks_balance: number }>('GET', `/users/${MARIA}/balance`)).checks_balance).toBe(0);
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

/** How many pages of a profile's lists were asked for more than once, by the sandbox's own log. */
async function pagesAskedTwice(profile: string): Promise<number> {
  type Logged = { surface: string; profile: string | null; list: string | null; cursor: string | null };
  const { requests } = await sandboxShows<{ requests: Logged[] }>('requests?after=0&limit=10000');
  const asked = requests.filter((request) => request.surface === 'list' && request.profile === profile);
  const pages = Map.groupBy(asked, ({ list, cursor }) => `${list} ${cursor}`);
  return [...pages.values()].filter((times) => times.length > 1).length;
}
