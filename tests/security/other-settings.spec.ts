/** The web process without what guards it (docs/facts/reliability.md#attacks: A5 and A10). */
import { expect, test } from '@playwright/test';
import { WEB_SERVER } from '#/scripts/build/dashboard.ts';
import { OWNER, PRODUCT_URL } from '../e2e/addresses.ts';
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
