import { expect, it } from 'vitest';
import { createReader } from '#/testing/sandbox/walk.ts';
import { createInstagram } from '../create-instagram.ts';

it('keeps answers back until they are let go; what they say was decided when the request came', async () => {
  await using instagram = await createInstagram({ seed: 'holds' });
  const { id } = instagram.profile({ username: 'ada', followers: 60 });
  const account = instagram.account({ username: 'owner', password: 'secret' });
  const reader = createReader(instagram.origin, account.session().cookieHeader);
  const pages = instagram.hold({ surface: 'list', list: 'followers' });

  const early = reader.page(id, 'followers', null);
  await pages.reached(1);
  expect((await reader.page(id, 'following', null)).status).toBe(200); // nobody holds it
  instagram.signOut();
  const late = reader.page(id, 'followers', null);
  await pages.reached(2);
  pages.letGo();

  expect((await early).status).toBe(200);
  expect((await late).status).toBe(401);
  await expect(pages.reached(3, 10)).rejects.toThrow('2 of 3');
});
