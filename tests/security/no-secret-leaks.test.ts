/** No secret is written down, whatever goes wrong (docs/design.md#rule-5; docs/facts/reliability.md#attacks: F45). */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { grantCredits } from '#/lib/billing/grant-credits.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { signInOperator } from '#/lib/operators/sign-in-operator.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { openIdentity } from '#/lib/sessions/sealed-identity.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { type CanaryWorld, createCanaryWorld } from './canary-world.ts';
import { searchAll, type WrittenDown } from './written-down.ts';

const STORY_MS = 480_000;
const STEP_MS = 120_000;

it('gives no secret away in a story of sign-ins, codes, crashes and outages', { timeout: STORY_MS }, async () => {
  await using canary = await createCanaryWorld();
  await operatorSignsIn(canary);
  const accountId = await accountIsAdded(canary);
  await until('the worker is ready', async () => canary.worker.output().includes('the worker is ready'), STEP_MS);

  await checkOutlivesItsSession(canary, { accountId, customerId: 8_800_001n });
  const code = await codesAreTyped(canary, accountId);
  await browserCrashes(canary, accountId);
  await databaseGoesAway(canary, accountId);
  await sessionsBecomeCanaries(canary, accountId);

  const heap = await canary.writtenDown();
  expect(searchAll(heap, canary.canaries)).toEqual([]);
  expect(whereCodeStands(heap, code)).toEqual([]);
  expectRealHeap(heap);
  const note = canary.canaries['TOTP seed'] ?? '';
  const entry = { at: new Date(), actorKind: 'system', actorName: 'test', action: 'planted', detail: { note } };
  await canary.world.ctx.db.auditEntry.create({ data: entry });
  const planted = searchAll(await canary.writtenDown(), canary.canaries);
  expect(planted).toContainEqual(expect.stringContaining('TOTP seed (plain) in table public.audit_entries'));
  expect(planted).toContainEqual(expect.stringContaining('TOTP seed (plain) in log of the database server'));
});

it('would find each canary in each kind of place', () => {
  const canaries = { password: 'pässword "x" & <y> 123', seed: 'JBSWY3DPEHPK3PXP' };
  const heap = {
    'a log': `{"msg":"typed pässword \\"x\\" & <y> 123"}`,
    'a table': `(1,"\\\\x${Buffer.from('JBSWY3DPEHPK3PXP').toString('hex')}")`,
    'a file': Buffer.from('\0\x01JBSWY3DPEHPK3PXP\0'),
    'an address': `https://x/?p=${encodeURIComponent(canaries.password)}`,
    nothing: 'all is well',
  };
  const found = searchAll(heap, canaries).map((line) => line.replace(/ at \d+$/, ''));
  expect(found).toEqual([
    'password (json) in a log',
    'seed (hex) in a table',
    'seed (plain) in a file',
    'password (url) in an address',
  ]);
});

async function operatorSignsIn({ world, canaries, answers }: CanaryWorld): Promise<void> {
  const password = canaries["operator's password"] ?? '';
  const person = { email: 'olga@example.org', name: 'Olga', role: 'owner', language: 'en', by: SYSTEM } as const;
  await createOperator(world.ctx, { ...person, password });
  const from = { address: null, userAgent: 'test', replacesSessionId: null };
  const typed = { email: 'olga@example.org', password };
  await signInOperator(world.ctx, { ...typed, ...from });
  const refused = await signInOperator(world.ctx, { ...typed, password: `${password}x`, ...from }).catch(String);
  answers.push(String(refused));
}

/** The right way once, and in every wrong way that carries the secrets along. */
async function accountIsAdded(canary: CanaryWorld): Promise<string> {
  const { canaries, sandbox } = canary;
  const secrets = { password: canaries['account password'], totpSeed: canaries['TOTP seed'] };
  await ask(canary, 'POST', '/api/v1/accounts', { username: 'no/such name', ...secrets });
  await ask(canary, 'POST', '/api/v1/accounts', { username: 'canary.reader', ...secrets, seed: secrets.totpSeed });
  await ask(canary, 'POST', '/api/v1/accounts', { username: 'canary.reader', password: [secrets.password] });
  await ask(canary, 'POST', '/api/v1/accounts', undefined, `{"password": ${JSON.stringify(secrets.password)}, oops`);
  await ask(canary, 'POST', '/api/v1/tokens', { name: secrets.password, role: secrets.totpSeed });
  const { id } = await ask(canary, 'POST', '/api/v1/accounts', { username: 'canary.reader', ...secrets });
  const accountId = String(id);

  const dead = sandbox.session().sessionId;
  canary.world.instagram.signOut('canary.reader');
  const living = sandbox.session().sessionId;
  Object.assign(canaries, { 'dead session': decodeURIComponent(dead), 'session by hand': decodeURIComponent(living) });
  await ask(canary, 'POST', `/api/v1/accounts/${accountId}/session`, { sessionId: dead });
  await ask(canary, 'POST', `/api/v1/accounts/${accountId}/session`, { sessionId: `${living} and more` });
  await ask(canary, 'POST', `/api/v1/accounts/${accountId}/session`, { sessionId: living });
  return accountId;
}

/** 401 in the middle, answers that never come and answers that are torn, a sign-in with the stored seed. */
async function checkOutlivesItsSession(
  { world, telegram }: CanaryWorld,
  { accountId, customerId }: { accountId: string; customerId: bigint },
): Promise<void> {
  world.instagram.profile({ username: 'ada', followers: 300, following: 120, mutual: 60 });
  world.instagram.signOutAfter({ followersRead: 100 });
  for (const kind of ['reset', 'truncated', '502', 'E28'] as const)
    world.instagram.fault({ kind, surface: 'list', list: 'following', times: 1 });
  telegram.user({ id: Number(customerId), firstName: 'Maria', started: true });
  await rememberCustomer(world.ctx, { id: customerId, firstName: 'Maria', language: 'en', by: SYSTEM });
  await grantCredits(world.ctx, { customerId, credits: 1, by: SYSTEM });
  const number = await nextGeneration(world, accountId);
  const { id } = await world.requestCheck({ customerId, username: 'ada' });
  expect(await world.waitForCheck(id, hasEnded, STEP_MS)).toMatchObject({ status: 'completed' });
  await world.waitForGeneration(accountId, number, STEP_MS);
}

/** Instagram sends a code by mail: a wrong one through the API, then the right one as a reply to the bot. */
async function codesAreTyped(canary: CanaryWorld, accountId: string): Promise<string> {
  const { world, sandbox, canaries, operator } = canary;
  sandbox.change({ challenge: 'email_code', twoFactor: 'none', trustsDevices: false });
  canaries['wrong code'] = '84629173';
  const number = await nextGeneration(world, accountId);
  const first = await askedForCode(canary, accountId);
  await ask(canary, 'POST', `/api/v1/challenges/${first}/answer`, { code: '84629173 ' });
  await ask(canary, 'POST', `/api/v1/challenges/${first}/answer`, { code: '84629173x' });
  const second = await until('it asks again', () => openChallenge(canary, first), STEP_MS);
  canary.lookAtFiles();
  // the first question is told only if its wrong answer did not overtake it
  const asks = (message: { text?: string }) => /needs (a code|another one)/.test(message.text ?? '');
  const told = await operator.waitFor(asks, { timeoutMs: STEP_MS });
  const code = await sandbox.waitForCode();
  const { message_id } = operator.say(code, { replyTo: told.message_id });
  await operator.waitFor(() => true, { after: message_id, timeoutMs: STEP_MS }); // the bot took it, or it says why not
  if (await openChallenge(canary, null)) await ask(canary, 'POST', `/api/v1/challenges/${second}/answer`, { code });
  await world.waitForGeneration(accountId, number, STEP_MS);
  return code;
}

async function browserCrashes(canary: CanaryWorld, accountId: string): Promise<void> {
  canary.sandbox.change({ challenge: 'email_code' });
  await askedForCode(canary, accountId);
  canary.lookAtFiles();
  for (const pid of browsersOf(canary.worker.pid)) process.kill(pid, 'SIGKILL');
  await canary.world.waitForAttempt(accountId, ({ failure }) => failure === 'browser_crashed', STEP_MS);
}

async function databaseGoesAway(canary: CanaryWorld, accountId: string): Promise<void> {
  const { postgres, canaries } = canary;
  await postgres.stop('immediate');
  const password = canaries['account password'];
  const path = `/api/v1/accounts/${accountId}`;
  const { error } = await ask(canary, 'PATCH', path, { password, totpSeed: canaries['TOTP seed'] });
  expect(error).toBeDefined();
  await postgres.start();
  await canary.hearAgain();
  await until('the database answers', () => ask(canary, 'GET', path).then((answer) => answer.id), STEP_MS);
}

/** The cookies of sessions that the browser signed in are known only now. */
async function sessionsBecomeCanaries({ world, canaries }: CanaryWorld, accountId: string): Promise<void> {
  const generations = await world.ctx.db.generation.findMany({ where: { accountId } });
  for (const generation of generations) {
    for (const { name, value } of openIdentity(world.ctx.vault, generation).storageState.cookies)
      if (name === 'sessionid') canaries[`session ${generation.number}`] = decodeURIComponent(value);
  }
  expect(generations.length).toBeGreaterThanOrEqual(3);
}

/** The number that the next session of the account will have. */
async function nextGeneration({ ctx }: CanaryWorld['world'], accountId: string): Promise<number> {
  return (await ctx.db.generation.count({ where: { accountId } })) + 1;
}

async function askedForCode(canary: CanaryWorld, accountId: string): Promise<string> {
  canary.world.instagram.signOut('canary.reader');
  await requestRefresh(canary.world.ctx, { accountId, cause: 'manual', by: SYSTEM });
  return until('Instagram wants a code', () => openChallenge(canary, null), STEP_MS);
}

async function openChallenge({ world }: CanaryWorld, butNot: string | null): Promise<string | null> {
  const open = await world.ctx.db.challenge.findFirst({ where: { status: 'open' }, orderBy: { askedAt: 'desc' } });
  return open && open.id !== butNot ? open.id : null;
}

/** One call of the HTTP API; its answer is kept. */
async function ask(
  { canaries, answers, knock }: CanaryWorld,
  method: string,
  path: string,
  body?: unknown,
  raw?: string,
): Promise<Record<string, unknown>> {
  const content = raw === undefined ? { body } : { raw, headers: { 'content-type': 'application/json' } };
  const answer = await knock(method, path, { token: canaries['API token'] ?? '', ...content });
  answers.push(`${answer.status} ${[...answer.headers].join(' ')} ${Buffer.from(answer.bytes).toString()}`);
  return answer.body;
}

/** A code is too short for `findSecrets`: it is looked for as a number that stands alone and is no part of a second. */
function whereCodeStands(heap: WrittenDown, code: string): string[] {
  const alone = new RegExp(`(?<![\\d.])${code}(?!\\d)`);
  return Object.keys(heap).filter((name) => alone.test(Buffer.from(heap[name] ?? '').toString('latin1')));
}

/** The browsers that this worker started. */
function browsersOf(pid: number): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const rows = all.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((row) => row !== null);
  return rows
    .filter(([, , parent, args]) => Number(parent) === pid && /chrom/i.test(args ?? ''))
    .map(([, own]) => Number(own));
}

/** That nothing was found means something only when there was much to look at. */
function expectRealHeap(heap: WrittenDown): void {
  const sizeOf = (part: string) =>
    Object.entries(heap).reduce((sum, [name, what]) => sum + (name.startsWith(part) ? what.length : 0), 0);
  expect(sizeOf('log of the worker')).toBeGreaterThan(1_000);
  expect(sizeOf('log of the bot')).toBeGreaterThan(50);
  expect(sizeOf('log of the web')).toBeGreaterThan(100);
  expect(sizeOf('answers')).toBeGreaterThan(1_000);
  expect(sizeOf('hints')).toBeGreaterThan(500);
  expect(sizeOf('calls')).toBeGreaterThan(1_000);
  expect(sizeOf('temporary: file')).toBeGreaterThan(1_000);
  expect(sizeOf('log of the database server')).toBeGreaterThan(100_000);
  for (const table of ['accounts', 'generations', 'challenges', 'attempt_steps', 'notices', 'api_tokens', 'operators'])
    expect(sizeOf(`table public.${table}`), table).toBeGreaterThan(10);
  expect(sizeOf('table pgboss.')).toBeGreaterThan(100);
}
