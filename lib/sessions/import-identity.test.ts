import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieOf, userIdOf } from '#/lib/instagram/identity.ts';
import { cpuMs } from '#/testing/processes/cpu-time.ts';
import { identityOf, SessionMaterial, UserAgent } from './import-identity.ts';
import { chooseSession } from './material/choose-session.ts';
import { type NoSession, noSessionSentence } from './material/no-session.ts';

const ID = '48740228999%3AabcDEF12345678%3A12%3AAYdSignatureOfFortyCharacters';
const PLAIN = decodeURIComponent(ID);
const OTHER = '51234567890%3AzyxWVU87654321%3A7%3AAYcAnotherSignatureOfOthers';
const NOW = new Date('2026-11-23');
const END = 1_900_000_000;
const ISO = new Date(END * 1_000).toISOString();
const row = (cookie: object) => ({ domain: '.instagram.com', name: 'sessionid', value: ID, ...cookie });

const forms: Record<string, string> = {
  'a bare sessionid': ID,
  'a decoded sessionid': PLAIN,
  'one that was encoded twice': ID.replaceAll('%', '%25'),
  'one in double quotes': `"${ID}"`,
  'one in single quotes': `'${PLAIN}'`,
  'one in backticks': `\`${ID}\``,
  'one in a messenger’s quotes': `“${ID}”`,
  'one with a semicolon after it': `${ID};`,
  'one inside a sentence': `here you are: ${ID} good luck`,
  'name=value': `sessionid=${ID}`,
  'name: value': `sessionid: ${PLAIN}`,
  'a quoted value behind a name': `sessionid = "${ID}"`,
  'a Cookie header': `Cookie: mid=Xyz; ds_user_id=48740228999; sessionid=${ID}; rur="CLN\\0541"`,
  'what document.cookie prints': `'mid=Xyz; csrftoken=abc; sessionid=${ID}'`,
  'Set-Cookie lines': `Set-Cookie: mid=Xyz; Path=/\r\nset-cookie: sessionid=${ID}; Domain=.instagram.com; expires=Sun, 17-Mar-2030 17:46:40 GMT; HttpOnly; Path=/; Secure`,
  'a curl command with a header': `curl 'https://www.instagram.com/api/v1/x/' \\\n  -H 'accept: */*' \\\n  -H 'cookie: mid=Xyz; sessionid=${ID}' \\\n  --compressed`,
  'a curl command with -b': `curl "https://www.instagram.com/" -b "csrftoken=q; sessionid=${ID}"`,
  'a curl command of Windows': `curl ^"https://www.instagram.com/^" ^\n -b ^"sessionid=${ID}; mid=x^"`,
  'a curl command of Windows with every sign escaped': `curl ^"https://www.instagram.com/^" ^\r\n -H ^"cookie: mid=Xyz; sessionid=${ID.replaceAll('%', '^%^')}^" ^\r\n -H ^"accept: */*^"`,
  'a line of an environment file': `INSTAGRAM_SESSION_ID="${ID}"`,
  'JSON as a text of JSON': JSON.stringify(JSON.stringify([row({ expirationDate: END })], null, 2)),
  'a value that was cut in two lines': `${ID.slice(0, 30)}\n${ID.slice(30)}`,
  'a named value that was cut in two lines': `sessionid=${ID.slice(0, 40)}\r\n  ${ID.slice(40)}; mid=Xyz`,
  'a JSON value that was cut in two lines': `[{"name":"sessionid","value":"${ID.slice(0, 25)}\n${ID.slice(25)}","domain":".instagram.com"}]`,
  'fetch of a browser': `fetch("https://www.instagram.com/", {"headers": {"cookie": "mid=Xyz; sessionid=${ID}"}});`,
  'a Netscape cookie file': `# Netscape HTTP Cookie File\n#HttpOnly_.instagram.com\tTRUE\t/\tTRUE\t${END}\tsessionid\t${ID}\n.instagram.com\tTRUE\t/\tTRUE\t${END}\tmid\tXyz\n.example.org\tTRUE\t/\tTRUE\t0\tsessionid\tother\n`,
  'a Netscape cookie file with blanks': `\ufeff# Netscape HTTP Cookie File\r\n.instagram.com   TRUE / TRUE  ${END}  sessionid   ${ID}\r\n`,
  'rows of the developer tools': `mid\tXyz\t.instagram.com\t/\t${ISO}\t31\tsessionid\nsessionid\t${ID}\t.instagram.com\t/\t${ISO}\t93\t✓\t✓\tNone`,
  'a row that lost its tabs': `sessionid ${ID} .instagram.com / ${ISO} 93`,
  'a row of Firefox': `sessionid:"${ID}"\nCreated:"Mon, 23 Nov 2026 10:00:00 GMT"\nDomain:".instagram.com"`,
  'a JSON list from a browser extension': JSON.stringify([
    row({ expirationDate: END + 0.5, httpOnly: true, sameSite: 'no_restriction', hostOnly: false, storeId: null }),
  ]),
  'a JSON list of a session without an end': JSON.stringify([
    row({ expirationDate: null, session: true, sameSite: null }),
  ]),
  'a JSON list that writes Session': JSON.stringify([row({ expirationDate: 'Session', sameSite: 'unspecified' })]),
  'a JSON list with dates': JSON.stringify([row({ expirationDate: ISO })]),
  'a JSON list in milliseconds': JSON.stringify([row({ expirationDate: END * 1_000 })]),
  'a JSON list with numbers as text': JSON.stringify([row({ expirationDate: String(END) })]),
  'a JSON list with a comma too many': `[${JSON.stringify(row({}))},\n]`,
  'a JSON list with odd neighbours': JSON.stringify([
    null,
    7,
    'x',
    { name: 3 },
    { name: 'mid', value: null },
    row({}),
    {},
  ]),
  'the first part of a list that a chat cut':
    `${JSON.stringify([row({ expirationDate: END }), { name: 'mid' }])}`.slice(0, -4),
  'the list of another extension': JSON.stringify([
    { 'Host raw': 'https://.instagram.com/', 'Name raw': 'sessionid', 'Content raw': ID, 'Expires raw': String(END) },
  ]),
  'a member of another name': JSON.stringify({ sessionId: PLAIN }),
  'a sentence that begins with its name': `sessionid is ${PLAIN}`,
  'a row of a table': `| sessionid | ${ID} | .instagram.com |`,
  'one cookie as JSON': JSON.stringify(row({})),
  'an extension’s list with its address': JSON.stringify({ url: 'https://www.instagram.com', cookies: [row({})] }),
  'a Playwright storage state': JSON.stringify({
    cookies: [{ ...row({ expires: END }), path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }],
    origins: [],
  }),
  'Instaloader cookies as a dictionary': JSON.stringify({
    sessionid: ID,
    ds_user_id: 48740228999,
    csrftoken: 'abc',
    ig_vw: '1920',
  }),
  'a dictionary of Python': `{'mid': 'Xyz', 'sessionid': '${ID}'}`,
  'a script of PowerShell': `$s.Cookies.Add((New-Object System.Net.Cookie("sessionid", "${ID}", "/", ".instagram.com")))`,
  'settings of another client': JSON.stringify({ authorization_data: { ds_user_id: '48740228999', sessionid: ID } }),
  'a recording of requests (HAR)': JSON.stringify({
    log: { entries: [{ request: { headers: [{ name: 'cookie', value: `mid=Xyz; sessionid=${ID}` }] } }] },
  }),
};

describe('a session that a person pastes', () => {
  it.each(Object.entries(forms))('is read from %s', (_form, text) => {
    const found = identity(text);
    expect(cookieOf(found, 'sessionid')).toBe(ID);
    expect(userIdOf(found)).toBe(48740228999n);
    expect(found.storageState.cookies.every(({ domain, secure }) => domain === '.instagram.com' && secure)).toBe(true);
  });

  it.each(Object.entries(forms).filter(([, text]) => /1900000000|2030/.test(text)))(
    'keeps its end in %s',
    (_form, text) => {
      expect(endOf(text)).toBe(END);
    },
  );

  it('keeps the device cookies and leaves the rest outside', () => {
    expect(cookieOf(identity(forms['a Netscape cookie file'] ?? ''), 'mid')).toBe('Xyz');
    const names = identity(forms['Instaloader cookies as a dictionary'] ?? '').storageState.cookies.map(
      ({ name }) => name,
    );
    expect(names).toContain('csrftoken');
    expect(names).not.toContain('ig_vw');
  });

  it('says how many cookies were left out', () => {
    const list = [row({}), row({ domain: '.facebook.com' }), { name: 'mid', value: '', domain: '.instagram.com' }];
    expect(chosen(JSON.stringify(list))).toMatchObject({ ok: true, dropped: 2 });
  });

  it('brings the user agent along where the text names it', () => {
    const agent = 'Mozilla/5.0 (Macintosh) Chrome/140.0';
    for (const text of [
      `curl 'https://www.instagram.com/' -H 'user-agent: ${agent}' -b 'sessionid=${ID}'`,
      `curl 'https://www.instagram.com/' -A "${agent}" -b 'sessionid=${ID}'`,
      `${ID}\n${agent}`,
      `sessionid=${ID}\nua=${agent}`,
      `Cookie: sessionid=${ID}\nUser-Agent: ${agent}`,
      JSON.stringify({ userAgent: agent, cookies: [row({})] }),
      `${ID}\n  "${agent}"`,
      `${ID}\n\u00a0User-Agent :\t${agent.replace(' ', '\t')}  `,
    ]) {
      expect(SessionMaterial.parse(text).userAgent).toBe(agent);
      expect(cookieOf(identity(text), 'sessionid')).toBe(ID);
    }
  });

  it('is the living one when a dead one lies beside it, whichever comes first', () => {
    const dead = row({ value: OTHER, expirationDate: 1_500_000_000 });
    for (const list of [
      [dead, row({ expirationDate: END })],
      [row({ expirationDate: END }), dead],
    ]) {
      expect(cookieOf(identity(JSON.stringify(list)), 'sessionid')).toBe(ID);
      expect(endOf(JSON.stringify(list))).toBe(END);
    }
  });

  it('is Instagram’s own when others lie beside it, and the longer one of the same person', () => {
    const foreign = row({ value: OTHER, domain: '.facebook.com', expirationDate: END });
    const odd = row({ value: OTHER, domain: 'help.instagram.com', expirationDate: END });
    const older = row({ value: '48740228999%3AolderOne12345%3A12', expirationDate: END - 1 });
    const list = [foreign, odd, older, row({ expirationDate: END })];
    for (const cookies of [list, list.toReversed()])
      expect(cookieOf(identity(JSON.stringify(cookies)), 'sessionid')).toBe(ID);
  });

  it('is believed before a ds_user_id that contradicts it: Instagram signs the one and not the other', () => {
    expect(userIdOf(identity(`sessionid=${ID}; ds_user_id=7`))).toBe(48740228999n);
  });

  it.each<[string, string, NoSession['why']]>([
    ['nothing', '', 'nothing'],
    ['prose', 'here is my session', 'nothing'],
    ['a word', 'hunter2', 'odd_value'],
    ['cookies of another site', '.example.org\tTRUE\t/\tTRUE\t0\tsessionid\t1:2345678', 'other_site'],
    ['cookies without a session', 'mid=Xyz; csrftoken=abc', 'no_sessionid'],
    ['a dictionary without a session', '{"mid":"x"}', 'no_sessionid'],
    ['an emptied session', '{"sessionid":""}', 'no_sessionid'],
    ['a value of another shape', 'sessionid=abcdef', 'odd_value'],
    ['half a JSON', '[{"name":"sessionid"', 'broken_json'],
    [
      'a JSON that was cut',
      `[{"domain":".instagram.com","name":"sessionid","value":"${ID.slice(0, 30)}`,
      'broken_json',
    ],
    ['a pickle', '\x80\x03}q\x00X\x09\x00\x00\x00sessionid', 'nothing'],
    ['too long', 'x'.repeat(500_001), 'nothing'],
  ])('is refused in one sentence when it is %s', (_what, text, why) => {
    const refused = SessionMaterial.safeParse(text);
    expect(refused.success).toBe(false);
    const [issue] = refused.error?.issues ?? [];
    expect(issue?.message).toContain('expects a sessionid');
    if (issue?.code === 'custom') expect(issue.params?.why).toBe(why);
  });

  it.each<[string, object[], NoSession['why'], RegExp]>([
    [
      'two people’s',
      [row({ expirationDate: END }), row({ value: OTHER, expirationDate: END + 1 })],
      'two_sessions',
      /two sessions in this text \(48740228\.\.\.ters and 51234567\.\.\.hers\)/,
    ],
    [
      'two without a date',
      [row({}), row({ value: '48740228999%3AolderOne12345%3A12' })],
      'two_sessions',
      /two sessions/,
    ],
    ['over', [row({ expirationDate: 1_500_000_000 })], 'expired', /2017-07-14/],
  ])('is refused with what was found when it is %s', (_what, list, why, sentence) => {
    const choice = chosen(JSON.stringify(list));
    expect(choice).toMatchObject({ ok: false, found: { why } });
    if (!choice.ok) expect(noSessionSentence(choice.found)).toMatch(sentence);
  });

  it('is the same from every form, whatever lies around it', () => {
    fc.assert(
      fc.property(identities, noise, fc.nat(WRITERS.length - 1), (made, around, index) => {
        const { write, dated } = WRITERS[index] ?? WRITERS[0];
        const found = identity(write({ ...made, around }));
        expect(cookieOf(found, 'sessionid')).toBe(encodeURIComponent(made.sessionId));
        if (dated) expect(found.storageState.cookies.find(({ name }) => name === 'sessionid')?.expires).toBe(made.end);
      }),
      { numRuns: 600 },
    );
  });

  it('is never thrown at, and never found where it is not', () => {
    const pieces = fc.constantFrom(
      'sessionid',
      '=',
      ': ',
      '"',
      '\t',
      '\n',
      '{',
      '}',
      '[',
      '12345',
      '%3A',
      ':abcdefgh:',
      ';',
      ',',
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const parsed = SessionMaterial.safeParse(pasted);
        if (!parsed.success) return;
        const choice = chooseSession(parsed.data.cookies, NOW);
        const value = choice.ok ? (choice.cookies.find(({ name }) => name === 'sessionid')?.value ?? '') : '';
        expect(legible(pasted)).toContain(legible(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes no longer for a large text than a person waits', async () => {
    const work = await cpuMs(() => {
      for (const piece of ['sessionid=', 'a=b; ', '{"name":', '1234:', '\t', '"', 'sessionid "', '[', '%25'])
        SessionMaterial.safeParse(piece.repeat(Math.floor(499_000 / piece.length)));
    });
    expect(work).toBeLessThan(10_000);
  });
});

describe('a user agent', () => {
  it.each(['', 'Mozilla\n5.0', 'Браузер', 'x'.repeat(513)])(
    'is refused when it is not one printable line: %j',
    (text) => {
      expect(UserAgent.safeParse(text).success).toBe(false);
    },
  );
});

type Written = { sessionId: string; end: number; around: [string, string][] };
const token = (min: number, max: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9_-]{${min},${max}}$`));
const identities = fc.record({
  sessionId: fc
    .tuple(fc.bigInt({ min: 1_000n, max: 10n ** 18n }), token(10, 16), fc.nat(99), fc.option(token(20, 44)))
    .map(
      ([id, random, number, signature]) => `${id}:${random}:${number}${signature === null ? '' : `:AY${signature}`}`,
    ),
  end: fc.integer({ min: 1_800_000_000, max: 2_500_000_000 }),
});
/** Cookies that are never the session's or never Instagram's. */
const noise = fc.array(
  fc.tuple(fc.constantFrom('mid', 'rur', 'datr', 'wd', 'c_user', 'x', 'csrftoken'), token(0, 12)),
  { maxLength: 6 },
);
const encoded = ({ sessionId }: Written) => encodeURIComponent(sessionId);
const pairs = (made: Written, value = encoded(made)) =>
  [...made.around.map(([name, text]) => `${name}=${text}`), `sessionid=${value}`, 'wd=1x2'].join('; ');
const list = (made: Written, end: unknown) => [
  ...made.around.map(([name, value]) => ({ name, value, domain: '.facebook.com', expirationDate: null })),
  { name: 'sessionid', value: '1:abcdefghij:1', domain: '.facebook.com' },
  { name: 'sessionid', value: encoded(made), domain: '.instagram.com', expirationDate: end, sameSite: 'unspecified' },
];
const netscape = (made: Written, gap: string) =>
  [
    '# Netscape',
    ...made.around.map(([name, value]) => ['.x.org', 'TRUE', '/', 'FALSE', '0', name, value].join(gap)),
    `#HttpOnly_${['.instagram.com', 'TRUE', '/', 'TRUE', made.end, 'sessionid', encoded(made)].join(gap)}`,
  ].join('\r\n');
const first = { write: (made: Written) => encoded(made), dated: false };
const WRITERS: [typeof first, ...(typeof first)[]] = [
  first,
  { write: ({ sessionId }) => `“${sessionId}”`, dated: false },
  { write: (made) => pairs(made), dated: false },
  { write: (made) => `Cookie: ${pairs(made, `"${made.sessionId}"`)}`, dated: false },
  { write: (made) => `curl 'https://www.instagram.com/' -H 'cookie: ${pairs(made)}' -H 'x: y'`, dated: false },
  {
    write: (made) =>
      `set-cookie: sessionid=${encoded(made)}; Domain=.instagram.com; Expires=${new Date(made.end * 1_000).toUTCString()}; Secure`,
    dated: true,
  },
  { write: (made) => JSON.stringify(list(made, made.end)), dated: true },
  { write: (made) => JSON.stringify(list(made, made.end * 1_000)), dated: true },
  { write: (made) => JSON.stringify(list(made, String(made.end)), null, 2), dated: true },
  {
    write: (made) => JSON.stringify({ cookies: list(made, new Date(made.end * 1_000).toISOString()), origins: [] }),
    dated: true,
  },
  { write: (made) => JSON.stringify({ ...Object.fromEntries(made.around), sessionid: made.sessionId }), dated: false },
  { write: (made) => netscape(made, '\t'), dated: true },
  { write: (made) => netscape(made, '  '), dated: true },
  {
    write: (made) =>
      `sessionid\t${encoded(made)}\t.instagram.com\t/\t${new Date(made.end * 1_000).toISOString()}\t93\t✓`,
    dated: true,
  },
];

/** With its escapes undone. */
function legible(text: string): string {
  return text
    .replace(/%25/gi, '%')
    .replace(/%3a/gi, ':')
    .replace(/%[0-9a-f]{2}/gi, (code) => decoded(code));
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

function chosen(text: string) {
  return chooseSession(SessionMaterial.parse(text).cookies, NOW);
}

function identity(text: string) {
  const choice = chosen(text);
  if (!choice.ok) throw new Error(noSessionSentence(choice.found));
  return identityOf(choice.cookies, { origin: 'https://www.instagram.com', userAgent: null, now: NOW });
}

function endOf(text: string): number | undefined {
  return identity(text).storageState.cookies.find(({ name }) => name === 'sessionid')?.expires;
}
