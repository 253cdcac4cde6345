/** The web process without what guards it (docs/facts/reliability.md#attacks: A5 and A10). */
import { expect, test } from '@playwright/test';
import { type Db, openDb } from '#/lib/platform/db.ts';
import { generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { WEB_SERVER } from '#/scripts/build/dashboard.ts';
import { OWNER, PRODUCT_URL } from '../e2e/addresses.ts';
import { productFacts } from '../e2e/outside.ts';
import { builtWithoutProxy } from './built-without-proxy.ts';
import { knock, tryToSignIn } from './outside/knock.ts';
import {
  injectedParametersOpenNothing,
  otherSpellingsOpenNothing,
  strangersGetNoAnswer,
  strangersSeeNoPage,
  subrequestsOpenNothing,
} from './outside/shut-pages.ts';
import { openProductTarget } from './product-target.ts';
import { startWeb } from './start-web.ts';

test('with the proxy taken out every page still admits for itself', async () => {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await builtWithoutProxy());
  const { url } = stack.use(await startWeb(server.file));
  const { target } = stack.use(await openProductTarget());
  const sent = await knock({ url }, '/checks');
  expect(sent.headers.get('location') ?? sent.text).toContain('ended=1'); // the page says so, the proxy does not
  const tried = [strangersSeeNoPage, subrequestsOpenNothing, otherSpellingsOpenNothing, injectedParametersOpenNothing];
  for (const attempt of [...tried, strangersGetNoAnswer]) await attempt({ ...target, url });
});

test('without its secret the web process shows nothing to anybody', async () => {
  const { session } = await tryToSignIn({ url: PRODUCT_URL }, OWNER);
  const cookie = session?.cookie ?? '';
  expect((await knock({ url: PRODUCT_URL }, '/settings?view=people', { cookie })).text).toContain(OWNER.email);
  await using web = await startWeb(WEB_SERVER, { NEXTAUTH_SECRET: '' });
  for (const path of ['/', '/settings', '/customers', '/checks', '/api/live', '/api/bell', '/api/v1/me']) {
    const answer = await knock(web, path, { cookie });
    expect([307, 401, 500, 503], path).toContain(answer.status);
    expect(answer.text, path).not.toContain(OWNER.email);
  }
  const again = await tryToSignIn(web, OWNER).catch(() => ({ session: null }));
  expect(again.session).toBeNull();
});

test('a web process whose key does not fit says so each time, and leaves no connection behind', async () => {
  await using stack = new AsyncDisposableStack();
  const db = stack.adopt(openDb({ url: productFacts().databaseUrl, max: 1, name: 'mutuals test' }), (it) => it.close());
  const web = stack.use(await startWeb(WEB_SERVER, { PICTURE_KEY: generatePictureKey() }));
  const before = await connectionsOfWeb(db);
  for (let asked = 0; asked < 12; asked += 1) expect((await knock(web, '/api/health')).status).toBe(503);
  await expect.poll(() => connectionsOfWeb(db)).toBeLessThan(before + 12);
});

async function connectionsOfWeb(db: Db): Promise<number> {
  const rows = await db.$queryRaw<{ open: number }[]>`
    select count(*)::int as open from pg_stat_activity where application_name like 'mutuals-web%'`;
  return rows[0]?.open ?? 0;
}
