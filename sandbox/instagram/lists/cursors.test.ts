import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import type { SandboxAccount } from '../state/sandbox-account.ts';

let instagram: InstagramSandbox;
let account: SandboxAccount;
let reader: Reader;
let id: bigint;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'cursors' });
  account = instagram.account({ username: 'owner', password: 'secret' });
  reader = createReader(instagram.origin, account.session().cookieHeader);
  ({ id } = instagram.profile({ username: 'ada', followers: 120, following: 120 }));
});
afterEach(() => instagram.close());

describe.each(['followers', 'following'] as const)('cursors of %s', (list) => {
  it('can all be refused', async () => {
    const { next } = await reader.page(id, list, null);
    instagram.cursors({ refuse: true });
    expect((await reader.page(id, list, next)).status).toBe(400);
    expect((await reader.page(id, list, null)).status).toBe(200);
  });

  it('can lead back to the first page, or to themselves', async () => {
    const first = await reader.page(id, list, null);
    instagram.cursors({ firstPageAgain: true });
    expect((await reader.page(id, list, first.next)).ids).toEqual(first.ids);
    instagram.cursors({ firstPageAgain: false, loop: true });
    expect((await reader.page(id, list, first.next)).next).toBe(first.next);
  });

  it('can be worth nothing, or a first page, in a new session', async () => {
    const first = await reader.page(id, list, null);
    const other = createReader(instagram.origin, account.session().cookieHeader);
    instagram.cursors({ afterNewSession: 'refuse' });
    expect((await other.page(id, list, first.next)).status).toBe(400);
    expect((await reader.page(id, list, first.next)).status).toBe(200);
    instagram.cursors({ afterNewSession: 'first_page' });
    expect((await other.page(id, list, first.next)).ids).toEqual(first.ids);
  });

  it('can be spoilt on one page of a walk: empty, repeated, cut short, with duplicates', async () => {
    const first = await reader.page(id, list, null);
    const spoilt = async (kind: 'empty_page' | 'first_page_again' | 'early_end' | 'duplicates' | 'cursor_refused') => {
      instagram.fault({ kind, list, at: { page: 2 } });
      expect((await reader.page(id, list, null)).ids).toEqual(first.ids);
      return reader.page(id, list, first.next);
    };
    const good = await reader.page(id, list, first.next);
    expect(await spoilt('empty_page')).toMatchObject({ ids: [], next: good.next });
    expect((await spoilt('first_page_again')).ids).toEqual(first.ids);
    expect(await spoilt('early_end')).toMatchObject({ ids: good.ids, next: null });
    expect((await spoilt('duplicates')).ids).toEqual([...first.ids.slice(-3), ...good.ids]);
    expect((await spoilt('cursor_refused')).status).toBe(400);
  });
});

it('shortens pages when told so, always the same ones, and loses nobody', async () => {
  instagram.pageSize({ followers: 12, jitter: 4 });
  const sizes: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await reader.page(id, 'followers', cursor);
    expect((await reader.page(id, 'followers', cursor)).ids).toEqual(page.ids);
    sizes.push(page.ids.length);
    cursor = page.next;
  } while (cursor !== null);
  expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(8);
  expect(new Set(sizes).size).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(120);
});
