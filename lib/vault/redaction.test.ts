import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '#/testing/processes/cpu-time.ts';
import { createScrubber, HIDDEN, REDACTED_PATHS, redact, scrub } from './redaction.ts';
import { SECRET_NAMES } from './secret-shapes.ts';

describe('scrub', () => {
  it.each([
    ['a session id', 'sent 48740228123:Ab3dEfGh1JkLmN:27:AYcXyz_-123 to www', 'Ab3dEfGh1JkLmN'],
    ['an encoded session id', 'GET /?x=48740228123%3AAb3dEfGh1JkLmN%3A27%3AAYcXyz', 'Ab3dEfGh1JkLmN'],
    ['a doubly encoded session id', 'next=48740228123%253AAb3dEfGh1JkLmN%253A27', 'Ab3dEfGh1JkLmN'],
    ['a cookie header', 'cookie: mid=Zx1; ds_user_id=1; sessionid=opaque-value', 'opaque-value'],
    ['a cookie pair', 'jar holds sessionid=opaque-value; path=/', 'opaque-value'],
    ['a csrf token', 'csrftoken=Fz81kq0', 'Fz81kq0'],
    ['a challenge address', 'https://www.instagram.com/auth_platform/codeentry/?apc=Ab-Cd_Ef&next=%2F', 'Ab-Cd_Ef'],
    ['a plain password field', 'enc=#PWD_INSTAGRAM_BROWSER:0:1764000000:hunter two & "', 'hunter'],
    ['an encoded password field', 'enc_password=%23PWD_INSTAGRAM_BROWSER%3A10%3A1764000000%3AQUJDREVG&x=1', 'QUJDREVG'],
    ['a password field of the new form', '"#PWD_BROWSER:10:1764000000:QUJDREVG"', 'QUJDREVG'],
    ['a bearer token', 'Authorization: Bearer IGT:2:eyJkc191c2VyX2lkIjoi', 'IGT:2'],
    ['an API token', 'refused mut_4f9sX0aB3dEfGh1JkLmN5pQrStUv', '4f9sX0aB3dEf'],
    [
      'a bot address',
      'POST https://api.telegram.org/bot123456789:AAE4Kq0-zXcVbNmAsDfGhJkLqWeRtYuIoP1/sendMessage',
      'AAE4Kq0',
    ],
    ['a database address', 'connect postgres://mutuals:pa55w0rd@db:5432/mutuals failed', 'pa55w0rd'],
    ['a JSON member', '{"username":"ada","password":"pa55 w0rd","remember":true}', 'pa55 w0rd'],
    ['a JSON member with quotes inside', '{"password":"pa55\\"w0rd tail","remember":true}', 'w0rd tail'],
    ['a JSON member inside a JSON text', '{"body":"{\\"password\\":\\"pa55 w0rd\\"}"}', 'pa55 w0rd'],
    ['a form field', 'username=ada&verificationCode=482913&trust=1', '482913'],
    ['typed text in a driver error', 'locator.fill: Timeout\nCall log:\n  - fill("pa55\\"w0rd")', 'w0rd'],
    ['an authenticator link', 'otpauth://totp/IG:ada?secret=JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP'],
    ['a vault key', 'VAULT vault-private.0123456789abcdef.AAECAwQFBgcICQoLDA0ODxAREhMUFRYX', 'AAECAwQF'],
    ['a web session', 'next-auth.session-token eyJhbGciOiJkaXIiLCJlbmMi..iv0123.cipher.tag', 'cipher'],
    ['a password hash', '$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHQ$aGFzaA', 'aGFzaA'],
  ])('hides %s', (_, text, secret) => {
    expect(text).toContain(secret);
    const clean = scrub(text);
    expect(clean).not.toContain(secret);
    expect(clean).toContain(HIDDEN);
    expect(scrub(clean)).toBe(clean);
  });

  it.each([
    'check 0198c0de-0000-7000-8000-000000000001 read 728 of 1663 followers in 12:30:45',
    'GET https://www.instagram.com/api/v1/friendships/123/followers/?count=200&max_id=100 429 after 812 ms',
    'operator ada@example.org signed in from 127.0.0.1:54321',
    'token expired; the password was changed; next seed in 3 s',
    'the session of account ada ended at page 12 (E1, signed_out)',
  ])('leaves ordinary lines alone: %s', (line) => expect(scrub(line)).toBe(line));

  it('keeps the rest of the line readable', () => {
    expect(scrub('username=ada&password=pa55w0rd&next=/home')).toBe(`username=ada&password=${HIDDEN}&next=/home`);
    expect(scrub('postgres://mutuals:pa55w0rd@db:5432/mutuals')).toBe(`postgres://mutuals:${HIDDEN}@db:5432/mutuals`);
  });

  it('takes time in proportion to the text, also for texts made to hurt', async () => {
    const hurting = [
      '"password":"',
      '\\"',
      'a:'.repeat(20),
      'sessionid=',
      '%3A',
      '1234567:',
      'eyJ.',
      'fill("',
      '://',
      'v1.',
    ];
    for (const piece of hurting) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      expect(await cpuMs(() => scrub(text)), piece).toBeLessThan(1_500);
    }
  });
});

describe('createScrubber', () => {
  it('hides live values of any shape, plain and encoded', () => {
    const clean = createScrubber(['correct horse & battery', 'abc']);
    expect(clean('said correct horse & battery')).toBe(`said ${HIDDEN}`);
    expect(clean('q=correct%20horse%20%26%20battery')).toBe(`q=${HIDDEN}`);
    expect(clean('abc')).toBe('abc');
  });
});

describe('redact', () => {
  it('hides secret names at any depth and in any case, and keeps the rest', () => {
    const record = {
      account: 'ada',
      request: { headers: { Cookie: 'x=1', accept: '*/*' }, list: [{ PASSWORD: 'pa55' }] },
    };
    expect(redact(record)).toEqual({
      account: 'ada',
      request: { headers: { Cookie: HIDDEN, accept: '*/*' }, list: [{ PASSWORD: HIDDEN }] },
    });
  });

  it('writes errors without their extra properties, causes included', () => {
    const inner = Object.assign(new Error('apc=Ab-Cd'), { config: { body: 'pa55w0rd' } });
    const text = JSON.stringify(redact(new Error('failed with sessionid=opaque', { cause: inner })));
    expect(text).not.toMatch(/Ab-Cd|pa55w0rd|opaque/);
    expect(text).toContain('failed with');
  });

  it('survives loops, depth, bytes and big numbers', () => {
    const loop: Record<string, unknown> = { id: 12n, bytes: Buffer.from('pa55w0rd') };
    loop.self = loop;
    expect(redact(loop)).toEqual({ id: '12', bytes: '[8 bytes]', self: '[more]' });
  });

  it('never lets a value under a secret name through', () => {
    const name = fc.constantFrom(...SECRET_NAMES);
    fc.assert(
      fc.property(
        name,
        fc.uuid(),
        (key, secret) => !JSON.stringify(redact([{ deep: { [key]: { secret } } }])).includes(secret),
      ),
    );
  });
});

it('gives pino paths that it accepts and that hide three levels down', () => {
  const lines: string[] = [];
  const log = pino(
    { redact: { paths: [...REDACTED_PATHS], censor: HIDDEN } },
    { write: (line: string) => lines.push(line) },
  );
  for (const name of SECRET_NAMES)
    log.info({ [name]: 'pa55w0rd', a: { [name]: 'pa55w0rd', b: { [name]: 'pa55w0rd', c: { [name]: 'pa55w0rd' } } } });
  expect(lines).toHaveLength(SECRET_NAMES.length);
  expect(lines.join('')).not.toContain('pa55w0rd');
});
