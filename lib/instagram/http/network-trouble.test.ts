import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createAnsweringServer, identityFor, type Played } from '#/testing/servers/answering-server.ts';
import { createInstagramHttp } from './create-instagram-http.ts';
import { MAX_BODY_BYTES } from './read-body.ts';
import { MAX_WAIT_SECONDS, MIN_WAIT_SECONDS } from './retry-after.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const LIST = {
  dialect: 'rest',
  list: 'followers',
  userId: 20001n,
  username: 'ada',
  cursor: null,
  declared: 10,
} as const;

async function answerTo(played: Played, timeoutMs = 5000) {
  await using server = await createAnsweringServer(() => played);
  const http = createInstagramHttp({ origin: server.origin, now: () => NOW, timeoutMs });
  return { answer: await http.listPage(identityFor(), LIST), requests: server.requests.length };
}

describe('a page in UTF-16', () => {
  const text = '\ufeff{"users":[{"pk":"30001","username":"grace","full_name":"Грейс"}],"status":"ok"}';
  it.each([
    ['little end first', Buffer.from(text, 'utf16le')],
    ['big end first', Buffer.from(text, 'utf16le').swap16()],
  ])('is read, %s', async (_order, body) => {
    const { answer } = await answerTo({ body });
    expect(answer).toMatchObject({ verdict: 'page', value: { users: [{ id: 30001n, fullName: 'Грейс' }] } });
  });
});

describe('trouble on the way is a verdict', () => {
  it.each([
    ['a connection cut before the answer', { raw: (response) => response.destroy() }, 'reset'],
    [
      'a body cut in the middle',
      {
        raw: (response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
          response.write('{"users":[');
          setImmediate(() => response.destroy());
        },
      },
      'truncated',
    ],
    ['an answer that never comes', { raw: () => {} }, 'timeout'],
    [
      'a body that never ends',
      {
        raw: (response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.write('{"users":[');
        },
      },
      'timeout',
    ],
    ['a body beyond the limit', { body: Buffer.alloc(MAX_BODY_BYTES + 1, 0x20) }, 'too_large'],
    [
      'a compressed bomb',
      { headers: [['content-encoding', 'gzip']], body: gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)) },
      'too_large',
    ],
    [
      'a body that is not gzip although it says so',
      { headers: [['content-encoding', 'gzip']], body: 'plain' },
      'truncated',
    ],
  ] satisfies [string, Played, string][])('%s: unreachable, asked once', async (_name, played, cause) => {
    // 64 MiB take their time on a busy machine
    const { answer, requests } = await answerTo(played, cause === 'timeout' ? 700 : 60_000);

    expect(answer).toMatchObject({ verdict: 'unreachable', cause, catalogue: 'E29' });
    expect(requests).toBe(1);
  });

  it('a server that is not there: unreachable', async () => {
    const gone = await createAnsweringServer(() => ({}));
    await gone[Symbol.asyncDispose]();
    const answer = await createInstagramHttp({ origin: gone.origin, now: () => NOW }).listPage(identityFor(), LIST);

    expect(answer).toMatchObject({ verdict: 'unreachable', cause: 'refused', status: null });
  });

  it('keeps what the status says when only the body fails', async () => {
    const { answer } = await answerTo({
      raw: (response) => {
        response.writeHead(429, { 'retry-after': '120', 'content-length': '1000' });
        response.write('{');
        setImmediate(() => response.destroy());
      },
    });

    expect(answer).toMatchObject({ verdict: 'throttled', status: 429, until: new Date(NOW.getTime() + 120_000) });
  });

  it('does not follow a redirect', async () => {
    const { answer, requests } = await answerTo({ status: 301, headers: [['location', '/api/v1/elsewhere/']] });

    expect(answer.verdict).toBe('unrecognised');
    expect(requests).toBe(1);
  });

  it('survives the flood of deletions with which Instagram signs out', async () => {
    const domains = [
      '',
      '.instagram.com',
      'www.instagram.com',
      'i.instagram.com',
      '.i.instagram.com',
      '.www.instagram.com',
      '.facebook.com',
    ];
    const names = [
      'sessionid',
      'ds_user_id',
      'csrftoken',
      'mid',
      'rur',
      'shbid',
      'shbts',
      'ig_did',
      'datr',
      'ig_nrcb',
      'dpr',
      'wd',
    ];
    const deletions = domains.flatMap((domain) =>
      names.map(
        (name) =>
          [
            'set-cookie',
            `${name}=""; expires=Thu, 01-Jan-1970 00:00:00 GMT; Max-Age=0; Path=/; Domain=${domain}`,
          ] as const,
      ),
    );
    const { answer } = await answerTo({ status: 403, headers: deletions, body: {} });
    expect(answer).toMatchObject({ verdict: 'signed_out', catalogue: 'E7' });

    const flood = await answerTo({ status: 403, headers: [...deletions, ...deletions, ...deletions], body: {} });
    expect(flood.answer).toMatchObject({ verdict: 'unclear', catalogue: 'E7', status: null });
  });
});

describe('aborting', () => {
  it('throws the reason of the signal, before and during the answer', async () => {
    const reason = new Error('deploy');
    const during = new AbortController();
    await using server = await createAnsweringServer(() => ({ raw: () => during.abort(reason) }));
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });

    await expect(http.listPage(identityFor(), { ...LIST, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(0);
    await expect(http.listPage(identityFor(), { ...LIST, signal: during.signal })).rejects.toBe(reason);
  });
});

describe('Retry-After', () => {
  const seconds = (value: number) => new Date(NOW.getTime() + value * 1000);
  it.each([
    ['absent', null, null],
    ['in seconds', '300', seconds(300)],
    ['as a date', 'Mon, 23 Nov 2026 12:10:00 GMT', seconds(600)],
    ['zero', '0', seconds(MIN_WAIT_SECONDS)],
    ['a date in the past', 'Mon, 23 Nov 2026 11:00:00 GMT', seconds(MIN_WAIT_SECONDS)],
    ['long', '9999', seconds(9999)],
    ['absurd', '99999999999999999999', seconds(MAX_WAIT_SECONDS)],
    ['negative', '-5', null],
    ['not readable', 'soon', null],
  ])('%s', async (_name, header, until) => {
    const { answer } = await answerTo({ status: 429, headers: header === null ? [] : [['retry-after', header]] });

    expect(answer).toMatchObject({ verdict: 'throttled', until });
  });
});
