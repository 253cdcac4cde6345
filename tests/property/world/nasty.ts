/** The ways in which an answer is not what it should be, and what each makes of the good one. */
import fc from 'fast-check';
import { RECORDED_EXAMPLES } from '#/testing/recorded-answers/all.ts';
import { mutate } from './mutate.ts';
import type { Good, Played } from './played.ts';

const WAIT = { message: 'Please wait a few minutes before you try again.', require_login: true, status: 'fail' };
const LOGIN_PAGE =
  '<!DOCTYPE html><html><body><form id="loginForm"><input name="password" type="password"></form></body></html>';
const SHELL =
  '<!DOCTYPE html><html><head><title>Instagram</title></head><body><div id="react-root"></div></body></html>';
const json = (status: number, body: unknown): Played => ({ status, headers: [], body: JSON.stringify(body) });
const text = (status: number, body: string): Played => ({ status, headers: [], body });

/** Whole answers in place of the good one: limits, refusals, outages, pages of HTML. The session lives behind all of them. */
const INSTEAD = {
  soft_401: () => json(401, WAIT),
  login_redirect: (): Played => ({
    status: 302,
    headers: [['location', 'https://www.instagram.com/accounts/login/?next=%2F']],
    body: '',
  }),
  login_page_200: () => text(200, LOGIN_PAGE),
  wait_401: () => json(401, { ...WAIT, require_login: false }),
  wait_429: () => json(429, WAIT),
  feedback_required: () => json(400, { message: 'feedback_required', spam: true, status: 'fail' }),
  server_500: () => text(500, '<html><body><h1>5xx Server Error</h1></body></html>'),
  server_503_empty: () => text(503, ''),
  shell_200: () => text(200, SHELL),
  proxy_page_200: () => text(200, '<html><body><h1>Sorry, something went wrong.</h1></body></html>'),
  empty_200: () => text(200, ''),
  status_fail: () => json(200, { status: 'fail' }),
  null_200: () => text(200, 'null'),
  array_200: () => json(200, []),
  retired_404: () => text(404, '<!DOCTYPE html><html><body>Page Not Found</body></html>'),
  refused_400: () => json(400, { message: 'grace is sleeping', status: 'fail' }),
  graphql_error: () => json(200, { errors: [{ message: 'execution error' }], data: null, status: 'ok' }),
  reset: (): Played => ({ network: 'ECONNRESET' }),
  refused: (): Played => ({ network: 'ECONNREFUSED' }),
  no_name: (): Played => ({ network: 'ENOTFOUND' }),
  timed_out: (): Played => ({ network: 'UND_ERR_HEADERS_TIMEOUT' }),
} satisfies Record<string, () => Played>;

/** Answers that lay the blame on the person who was asked about. */
const BLAME = {
  user_null: () => json(200, { data: { user: null }, user: null, users: [], status: 'ok' }),
  profile_404: () => json(404, { message: 'User not found', status: 'fail' }),
  unable_to_fetch: () => json(400, { message: 'unable to fetch followers', status: 'fail' }),
  not_authorized: () => json(400, { message: 'Not authorized to view user', status: 'fail' }),
} satisfies Record<string, () => Played>;

/** The good answer, changed. Bodies are parsed and written again, or cut as bytes. */
const CHANGED = {
  truncated: (good: Good): Played => ({ ...good.played(), cutAt: 0.6 }),
  torn_json: (good: Good): Played => text(200, good.text().slice(0, -7)),
  latin_1: (good: Good): Played => ({ ...good.played(), bytes: Buffer.from(good.text(), 'latin1') }),
  utf_16: (good: Good): Played => ({ ...good.played(), bytes: Buffer.from(good.text(), 'utf16le') }),
  byte_order_mark: (good: Good): Played => text(200, `\uFEFF${good.text()}`),
  guarded: (good: Good): Played => text(200, `for (;;);${good.text()}`),
  empty_with_cursor: (good: Good) => good.page({ users: [] }),
  empty_end: (good: Good) => good.page({ users: [], next: null }),
  sudden_end: (good: Good) => good.page({ next: null }),
  repeated_cursor: (good: Good) => good.page({ next: good.cursor }),
  looping_cursor: (good: Good) => good.page({ next: 0 }),
  promised_without_cursor: (good: Good) => good.page({ users: [], next: null, promised: true }),
  limited: (good: Good) => good.page({ limited: true }),
  nul_in_names: (good: Good) => good.users((user) => ({ ...user, full_name: 'Ann\u0000a' })),
  lone_surrogate: (good: Good) => good.users((user) => ({ ...user, full_name: 'Ann\uD800a \uDC00' })),
  nul_in_username: (good: Good) => good.users((user, at) => (at ? user : { ...user, username: 'ann\u0000a' })),
  odd_flags: (good: Good) => good.users((user) => ({ ...user, is_private: 0, is_verified: 'false' })),
  one_odd_row: (good: Good) => good.users((user, at) => (at ? user : { ...user, username: undefined })),
  odd_rows: (good: Good) => good.users((user) => ({ ...user, username: null })),
  row_is_null: (good: Good) => good.users((user, at) => (at ? user : null)),
  id_too_long: (good: Good) =>
    good.users((user, at) =>
      at ? user : { ...user, pk: '9999999999999999999', pk_id: '9999999999999999999', id: '9999999999999999999' },
    ),
  huge_name: (good: Good) => good.users((user) => ({ ...user, full_name: 'я'.repeat(200_000) })),
  nested: (good: Good) => good.users((user) => ({ ...user, friendship_status: deep(400) })),
  null_counters: (good: Good) => good.counters(null),
  zero_counters: (good: Good) => good.counters(0),
} satisfies Record<string, (good: Good) => Played>;

/** A definitive sign-out from an address although the session lives: what it says must be believed, once. */
const LIES = {
  lie_login_required: () => json(403, { message: 'login_required', logout_reason: 2, status: 'fail' }),
  lie_user_agent: () => json(400, { message: 'useragent mismatch', status: 'fail' }),
} satisfies Record<string, () => Played>;

export type Nasty =
  | { kind: keyof typeof INSTEAD | keyof typeof BLAME | keyof typeof CHANGED | keyof typeof LIES }
  /** The n-th recorded example. */
  | { kind: 'example'; at: number }
  /** The n-th place of the good answer holds something else. */
  | { kind: 'mutated'; at: number; value: unknown }
  | { kind: 'random_json'; value: unknown };

/** Verdicts after which a session may honestly be taken for ended, or an account for one that needs a person. */
const DEADLY = new Set(['signed_out', 'challenged', 'warning', 'suspended', 'wrong_identity']);
/** Without pages: somebody else's list would put strangers among the people of this one. */
const EXAMPLES = RECORDED_EXAMPLES.filter(
  ({ verdict, catalogue }) => verdict !== 'page' && catalogue !== 'cursor_repeated',
);

/** @returns what is answered, and whether the session was said to be over. */
export function spoil(what: Nasty, good: Good): { played: Played; saidDead: boolean } {
  const alive = (played: Played) => ({ played, saidDead: false });
  if (what.kind === 'mutated') return alive(text(200, mutate(good.text(), what.at, what.value)));
  if (what.kind === 'random_json') return alive(text(200, JSON.stringify(what.value)));
  if (what.kind === 'example') {
    const fitting = EXAMPLES.filter(({ asked }) => asked === good.surface);
    const example = fitting[what.at % Math.max(1, fitting.length)];
    if (!example) return alive(good.played());
    const body = typeof example.body === 'string' ? example.body : JSON.stringify(example.body);
    const played = { status: example.status, headers: example.headers ?? [], body };
    return { played, saidDead: DEADLY.has(example.verdict) };
  }
  if (what.kind in CHANGED) return alive(CHANGED[what.kind as keyof typeof CHANGED](good));
  if (what.kind in LIES) return { played: LIES[what.kind as keyof typeof LIES](), saidDead: true };
  return alive({ ...INSTEAD, ...BLAME }[what.kind as keyof typeof INSTEAD]());
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = { a: [value] };
  return value;
}

const named = (kinds: Record<string, unknown>) =>
  fc
    .constantFrom(...(Object.keys(kinds) as Exclude<Nasty['kind'], 'example' | 'mutated' | 'random_json'>[]))
    .map((kind) => ({ kind }) as Nasty);
const value = fc.oneof(
  fc.constantFrom<unknown>(null, 0, -1, '', 'x', true, [], {}, 2 ** 70, '\u0000'),
  fc.jsonValue({ maxDepth: 2 }),
);

const PAGES = [
  'empty_with_cursor',
  'empty_end',
  'sudden_end',
  'repeated_cursor',
  'looping_cursor',
  'promised_without_cursor',
  'limited',
];

/** What only pages of lists can be. */
export const nastyPage: fc.Arbitrary<Nasty> = fc.constantFrom(...PAGES).map((kind) => ({ kind }) as Nasty);
/** What only somebody's profile can be. */
export const nastyProfile: fc.Arbitrary<Nasty> = fc.oneof(
  named(BLAME),
  fc.constantFrom('null_counters', 'zero_counters').map((kind) => ({ kind }) as Nasty),
);
export const nasty: fc.Arbitrary<Nasty> = fc.oneof(
  { weight: 6, arbitrary: named(INSTEAD) },
  { weight: 2, arbitrary: named(BLAME) },
  { weight: 8, arbitrary: named(CHANGED) },
  { weight: 1, arbitrary: named(LIES) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('example' as const), at: fc.nat(120) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('mutated' as const), at: fc.nat(80), value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('random_json' as const), value: fc.jsonValue() }) },
);
