import { describe, expect, it } from 'vitest';
import type { Verdict } from '../model.ts';
import type { RawAnswer, Surface } from './answer.ts';
import { rest } from './dialects/rest.ts';
import { judge } from './judge.ts';

const ORIGIN = 'https://www.instagram.com';
const NOW = new Date('2026-11-23T12:00:00Z');
const SILENT = { location: null, retryAfter: null, setCookies: [], body: '', bodyFailure: null };

function judged(raw: Partial<RawAnswer>, surface: Surface = 'rest_list') {
  const read = rest.reader({ list: 'followers', userId: 20001n, username: 'ada', cursor: null });
  const asked = { surface, origin: ORIGIN, cursor: null, declared: 1663 };
  return judge(asked, { status: 400, ...SILENT, ...raw }, read, NOW);
}

const challenge = (members: object, message = 'challenge_required') =>
  judged({ body: JSON.stringify({ message, ...members, status: 'fail' }) });

const PAGES: [string, Verdict][] = [
  ['/web/unsupported_version/', 'wrong_identity'],
  ['/accounts/suspended/', 'suspended'],
  ['/accounts/disabled/', 'suspended'],
  ['/accounts/scraping_warning/', 'warning'],
  ['/accounts/update_risky_contactpoint/', 'challenged'],
  ['/challenge/10001/AbCdEfGh/', 'challenged'],
  ['/auth_platform/codeentry/', 'challenged'],
  ['/consent/', 'challenged'],
  ['/privacy/consent/', 'challenged'],
  ['/accounts/login/', 'unclear'],
  ['/', 'unclear'],
];

describe.each(PAGES)('%s', (page, verdict) => {
  it('means the same as a redirect and as the address of a challenge', () => {
    expect(judged({ status: 302, location: page }).verdict).toBe(verdict);
    expect(challenge({ challenge: { url: `${ORIGIN}${page}`, api_path: page } }).verdict).toBe(verdict);
  });

  it.each([
    ['relative', { challenge: { url: page } }],
    ['with a query and a fragment', { challenge: { url: `${ORIGIN}${page}?next=%2F&__coig=1#top` } }],
    ['in another case', { challenge: { url: `${ORIGIN}${page.toUpperCase()}` } }],
    ['on the app host', { challenge: { url: `https://i.instagram.com${page}` } }],
    ['without encryption', { challenge: { url: `http://www.instagram.com${page}` } }],
    ['as the path alone', { challenge: { url: null, api_path: page } }],
    ['as the path behind a foreign address', { challenge: { url: 'https://example.org/', api_path: page } }],
    ['as a text', { challenge: page }],
    ['of a checkpoint', { checkpoint_url: `${ORIGIN}${page}` }],
  ])('is known %s', (_how, members) => {
    expect(challenge(members).verdict).toBe(verdict);
    expect(challenge(members, 'checkpoint_required').verdict).toBe(verdict);
  });

  it.each(page === '/' ? [] : [`/ru${page}`, `/pt-br${page}`, `/api/v1${page}`])('is known as %s', (prefixed) => {
    expect(challenge({ challenge: { url: `${ORIGIN}${prefixed}` } }).verdict).toBe(verdict);
  });
});

describe('the address that a person is offered', () => {
  const ADDRESS = `${ORIGIN}/challenge/10001/AbCdEfGh/`;

  it.each([
    ['the whole one', { challenge: { url: ADDRESS } }, ADDRESS],
    ['the path on Instagram', { challenge: { api_path: '/challenge/10001/AbCdEfGh/' } }, ADDRESS],
    ['none without encryption', { challenge: { url: ADDRESS.replace('https', 'http') } }, null],
    ['none on another host', { challenge: { url: 'https://instagram.com.example.org/challenge/1/' } }, null],
    ['none with a password in it', { challenge: { url: ADDRESS.replace('//', '//a:b@') } }, null],
    ['none of the app', { challenge: { url: 'instagram://checkpoint/dismiss' } }, null],
    ['none without end', { challenge: { url: `${ADDRESS}?${'a'.repeat(100_000)}` } }, null],
    ['none of an odd type', { challenge: { url: { toString: 1 } } }, null],
    ['none when there is none', {}, null],
  ])('is %s', (_which, members, url) => {
    expect(challenge(members)).toMatchObject({ verdict: 'challenged', url });
  });

  it('is that of a page which nobody knows yet, too', () => {
    const url = `${ORIGIN}/accounts/brand_new_question/`;
    expect(challenge({ challenge: { url } })).toMatchObject({ verdict: 'challenged', catalogue: 'E13', url });
  });
});

it('says "signed out" where the account itself was asked for and the login page is announced', () => {
  const body = JSON.stringify({
    message: 'challenge_required',
    challenge: { url: '/accounts/login/' },
    status: 'fail',
  });
  expect(judged({ body }, 'account').verdict).toBe('signed_out');
});
