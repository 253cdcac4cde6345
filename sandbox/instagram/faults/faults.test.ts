import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import type { SandboxAccount } from '../state/sandbox-account.ts';
import type { FaultKind } from './faults.ts';

let instagram: InstagramSandbox;
let account: SandboxAccount;
let reader: Reader;
let id: bigint;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'faults' });
  account = instagram.account({ username: 'owner', password: 'secret' });
  reader = createReader(instagram.origin, account.session().cookieHeader);
  ({ id } = instagram.profile({ username: 'ada', followers: 120, following: 90, mutual: 30 }));
});
afterEach(() => instagram.close());

const ALIVE = '/api/v1/accounts/edit/web_form_data/';

describe('the error catalogue', () => {
  /** Row, status, and a piece of the body or the redirect. */
  const rows: [FaultKind, number, string][] = [
    ['E1', 401, '"require_login":true'],
    ['E2', 401, '{"message":"Please wait a few minutes before you try again.","status":"fail"}'],
    ['E3', 403, '"error_title":"You\'ve Been Logged Out"'],
    ['E4', 403, 'user_has_logged_out'],
    ['E5', 302, '/accounts/login/?next=%2Fapi%2Fv1%2Ffriendships%2F'],
    ['E6', 302, '/'],
    ['E7', 403, 'login_required'],
    ['E8', 429, ''],
    ['E9', 400, 'feedback_required'],
    ['E10', 400, '"spam":true'],
    ['E11', 400, '"error_type":"rate_limit_error"'],
    ['E12', 400, '"checkpoint_url":"/challenge/'],
    ['E13', 400, '"error_type":"checkpoint_challenge_required"'],
    ['E14', 400, '/accounts/suspended/'],
    ['E15', 302, '/accounts/scraping_warning/?challenge_context='],
    ['E16', 302, '/accounts/update_risky_contactpoint/'],
    ['E17', 404, 'Not Found'],
    ['E18', 400, 'useragent mismatch'],
    ['E19', 400, 'Not authorized to view user'],
    ['E20', 400, 'unable to fetch followers'],
    ['E21', 200, '"users":[],"big_list":false,"page_size":200,"has_more"'],
    ['E22', 200, '"users":[],"big_list":true,"page_size":200,"next_max_id"'],
    ['E23', 200, '"users":[],"big_list":true'],
    ['E24', 200, '<!DOCTYPE html>'],
    ['E25', 404, '<!DOCTYPE html>'],
    ['E26', 200, '"errors":[{"message":"execution error"'],
    ['E27', 403, 'Forbidden'],
    ['E28', 400, 'counter get error'],
    ['E29', 503, 'something went wrong'],
    ['E30', 200, '"status":"fail"'],
    ['408', 408, ''],
    ['502', 502, ''],
  ];

  it.each(rows)('%s answers %i', async (kind, status, piece) => {
    instagram.fault({ kind, flavour: 'answer' });
    const response = await reader.get(`/api/v1/friendships/${id}/followers/?count=12`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBeTruthy();
    expect(`${response.headers.get('location') ?? ''}${await response.text()}`).toContain(piece);
    expect((await reader.page(id, 'followers', null)).status, 'the next answer is good again').toBe(200);
    expect(instagram.requests.lists().map(({ fault }) => fault)).toEqual([kind, null]);
  });

  it('E7 deletes the cookies on seven domain variants', async () => {
    instagram.fault({ kind: 'E7' });
    const response = await reader.get(ALIVE);
    const deleted = response.headers.getSetCookie().filter((cookie) => cookie.startsWith('sessionid=""'));
    expect(deleted).toHaveLength(7);
    expect(deleted.every((cookie) => cookie.includes('Max-Age=0') && cookie.includes('1970'))).toBe(true);
    expect((await reader.get(ALIVE)).status).toBe(403);
  });

  it('cuts connections, breaks bodies and lets callers wait', async () => {
    instagram.fault({ kind: 'reset' });
    await expect(reader.page(id, 'followers', null)).rejects.toThrow();
    instagram.fault({ kind: 'truncated' });
    await expect(reader.page(id, 'followers', null)).rejects.toThrow();
    instagram.fault({ kind: 'hang' });
    const patience = new AbortController();
    const waiting = fetch(`${instagram.origin}/api/v1/friendships/${id}/followers/`, {
      headers: { cookie: account.session().cookieHeader },
      signal: patience.signal,
    });
    await instagram.requests.waitFor(({ fault }) => fault === 'hang');
    patience.abort();
    await expect(waiting).rejects.toThrow();
    instagram.fault({ kind: 'slow', delayMs: 200 });
    const started = performance.now();
    expect((await reader.page(id, 'followers', null)).ids).toHaveLength(25);
    expect(performance.now() - started).toBeGreaterThanOrEqual(195);
    expect(instagram.requests.lists().map(({ status, fault }) => [status, fault])).toEqual([
      [0, 'reset'],
      [200, 'truncated'],
      [0, 'hang'],
      [200, 'slow'],
    ]);
  });

  it('spoils pages and sign-ins only when they are named', async () => {
    instagram.fault({ kind: '500', times: 'always' });
    expect((await reader.get('/')).status).toBe(200);
    instagram.clearFaults();
    instagram.fault({ kind: '500', surface: 'page' });
    instagram.fault({ kind: '503', surface: ['sign_in', 'challenge'] });
    expect((await reader.get('/')).status).toBe(500);
    const posted = await fetch(`${instagram.origin}/accounts/login/`, { method: 'POST', body: new URLSearchParams() });
    expect(posted.status).toBe(503);
  });

  it('survives any address', async () => {
    for (const path of [
      '//',
      '///evil',
      '/%',
      '/?%',
      '/_sandbox//',
      '/challenge/1/%00/',
      '/api/v1/friendships/99999999999999999999/followers/',
    ]) {
      const status = await new Promise<number>((resolve, reject) => {
        request(`${instagram.origin}`, { path }, (answer) => resolve(answer.resume().statusCode ?? 0))
          .once('error', reject)
          .end();
      });
      expect(status, path).toBeGreaterThanOrEqual(200);
      expect(status, path).toBeLessThan(500);
    }
  });

  it('refuses a fault that it does not know, by name', () => {
    expect(() => instagram.fault({ kind: 'E99' as FaultKind })).toThrow('"E99" is no fault');
  });
});

describe('dead session or soft block', () => {
  it.each(['E1', 'E5'] as const)('%s as a soft block refuses lists only, and recovers', async (kind) => {
    instagram.fault({ kind, flavour: 'soft_block', times: 2 });
    expect((await reader.page(id, 'followers', null)).status).not.toBe(200);
    expect((await reader.get(ALIVE)).status).toBe(200);
    expect((await reader.page(id, 'following', null)).status).not.toBe(200);
    expect((await reader.page(id, 'followers', null)).status).toBe(200);
  });

  it.each(['E1', 'E5'] as const)(
    '%s from a dead session is the same answer, on every surface and for good',
    async (kind) => {
      instagram.fault({ kind, flavour: 'dead' });
      const first = await reader.page(id, 'followers', null);
      const second = await reader.get(ALIVE);
      expect(second.status).toBe(first.status);
      expect((await reader.page(id, 'followers', null)).status).toBe(first.status);
      const shared = (await (await reader.get('/data/shared_data/')).json()) as { config: { viewer: unknown } };
      expect(shared.config.viewer).toBeNull();
    },
  );

  it('blocks for a time when told so', async () => {
    let now = Date.parse('2026-11-23T12:00:00Z');
    await using timed = await createInstagram({ seed: 'faults', now: () => new Date(now) });
    const { id: ada } = timed.profile({ username: 'ada', followers: 30 });
    const early = createReader(
      timed.origin,
      timed.account({ username: 'owner', password: 'x' }).session().cookieHeader,
    );
    timed.fault({ kind: 'E1', flavour: 'soft_block', forMs: 60_000 });
    expect((await early.page(ada, 'followers', null)).status).toBe(401);
    now += 59_000;
    expect((await early.page(ada, 'followers', null)).status).toBe(401);
    now += 2_000;
    expect((await early.page(ada, 'followers', null)).status).toBe(200);
  });

  it('ends the session after exactly so many entries, refuses the next page, and honours its cursor in the next session', async () => {
    instagram.signOutAfter({ followersRead: 61 });
    const ids: bigint[] = [];
    let page = await reader.page(id, 'followers', null);
    let cursor: string | null = null;
    while (page.status === 200) {
      ids.push(...page.ids);
      cursor = page.next;
      page = await reader.page(id, 'followers', cursor);
    }
    expect(ids).toHaveLength(61);
    expect(page.status).toBe(401);
    expect((await reader.get(ALIVE)).status).toBe(401);

    const again = createReader(instagram.origin, account.session().cookieHeader);
    while (cursor !== null) {
      const next = await again.page(id, 'followers', cursor);
      ids.push(...next.ids);
      cursor = next.next;
    }
    expect(ids.sort((a, b) => (a < b ? -1 : 1))).toEqual(instagram.truth('ada').followers);
    expect(instagram.requests.pagesAskedTwice()).toBe(1);
    expect(instagram.requests.refused({ surface: 'list' })).toHaveLength(1);
  });

  it('kills again and again when told so, each time another session', async () => {
    instagram.signOutAfter({ followersRead: 25, times: 3, flavour: 'login_required' });
    let cursor: string | null = null;
    const sessions: number[] = [];
    for (let life = 0; life < 4; life += 1) {
      const next = createReader(instagram.origin, account.session().cookieHeader);
      cursor = (await next.page(id, 'followers', cursor)).next;
      sessions.push((await next.get(ALIVE)).status);
    }
    expect(sessions).toEqual([403, 403, 403, 200]);
  });

  it('asks for the dismissal of the warning everywhere, while the session lives', async () => {
    instagram.screens({ warning: true });
    const warned = createReader(instagram.origin, account.session().cookieHeader);
    const refused = await warned.get(ALIVE);
    expect(refused.status).toBe(302);
    expect(refused.headers.get('location')).toContain('/accounts/scraping_warning/');
  });
});
