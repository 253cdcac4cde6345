/** What pages and lists ask of a database of a busy year. Plans and counts, no times: they are the same on any machine. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLedger } from '#/lib/billing/read-ledger.ts';
import { listUsers } from '#/lib/checks/list-users.ts';
import type { Relation } from '#/lib/checks/model.ts';
import { askingOf } from '#/lib/checks/people/asking-of.ts';
import { admitOperatorSession } from '#/lib/operators/admit-operator-session.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { listFactors, listProtected } from '#/lib/operators/factors/list-factors.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { listOwnSessions } from '#/lib/operators/list-sessions.ts';
import { readAudit } from '#/lib/operators/read-audit.ts';
import { insertSession } from '#/lib/operators/store.ts';
import { listTokens } from '#/lib/operators/tokens/list-tokens.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { type Db, openDb, type Statement } from '#/lib/platform/db.ts';
import { listOptOuts } from '#/lib/privacy/opt-outs.ts';
import { readExposure } from '#/lib/sessions/read-exposure.ts';
import { readLifetimes } from '#/lib/sessions/read-lifetimes.ts';
import { listCustomers } from '#/lib/views/list-customers.ts';
import { listRecent } from '#/lib/views/list-recent.ts';
import { listAccountMoves, listAccounts, listGenerations, readAccount } from '#/lib/views/read-account.ts';
import { listAttempts, listOpenChallenges, readAttempt, readChallenge } from '#/lib/views/read-attempts.ts';
import { countOpenChecks, listChecks, readCheck, readStory } from '#/lib/views/read-check.ts';
import { readCustomerCredits } from '#/lib/views/read-customer-credits.ts';
import { readDue } from '#/lib/views/read-due.ts';
import { fillDatabase } from '#/measure/big-database/fill-database.ts';
import { sizesAt } from '#/measure/big-database/sizes.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';

/** As many rows as make a whole table dearer than an index. */
const SIZES = {
  ...sizesAt(0.1),
  customers: 20_000,
  attempts: 5_000,
  ledgerEntries: 30_000,
  journals: 5,
  followers: 200_000,
};

let database: TestDatabase;
let db: Db;
let explain: pg.Client;
let sent: Statement[] = [];
const ids = {
  check: '',
  usual: '',
  account: '',
  attempt: '',
  oldCheck: '',
  oldAttempt: '',
  parked: '',
  running: '',
  gone: '',
  challenge: '',
  session: '',
  person: '',
  customer: 0n,
  deep: '',
};

beforeAll(async () => {
  database = await createDatabase();
  await fillDatabase(database.url, { sizes: SIZES });
  db = openDb({ url: database.url, onStatement: (statement) => sent.push(statement) });
  explain = new pg.Client({ connectionString: database.url });
  await explain.connect();
  const one = async (text: string) => String(Object.values((await explain.query(text)).rows[0])[0]);
  ids.check = await one('select check_id from check_pages group by 1 order by count(*) desc limit 1');
  ids.usual = await one('select check_id from check_pages group by 1 order by count(*), 1 limit 1');
  ids.deep = await one(
    `select max(last_id) - 1 from check_results where part = 'followers' and check_id = '${ids.check}'`,
  );
  ids.account = await one('select id from accounts limit 1');
  ids.attempt = await one(`select id from refresh_attempts where status = 'succeeded' order by queued_at desc limit 1`);
  ids.oldAttempt = await one('select id from refresh_attempts order by queued_at, id offset 60 limit 1');
  ids.oldCheck = await one('select id from checks order by requested_at, id offset 60 limit 1');
  ids.challenge = await one(`select id from challenges where status = 'open' limit 1`);
  ids.running = await one(`select id from checks where status = 'running' limit 1`);
  ids.parked = await one(`select id from checks where status = 'parked' and park_reason = 'session' limit 1`);
  ids.gone = await one(`select id from checks where status = 'completed' order by requested_at limit 1`);
  ids.customer = BigInt(await one('select customer_id from checks group by 1 order by count(*) desc limit 1'));
  const ctx = { db, clock: systemClock };
  const owner = {
    email: 'olga@example.org',
    name: 'Olga',
    role: 'operator',
    password: 'a long enough password',
    language: 'en',
  } as const;
  const { id: operatorId } = await createOperator(ctx, { ...owner, by: SYSTEM });
  ids.person = operatorId;
  const { id: deviceId } = await db.operatorDevice.create({ data: { operatorId, hash: 'device', tokenVersion: 0 } });
  const from = { operatorId, tokenVersion: 0, address: null, userAgent: null, deviceId, at: systemClock.now() };
  ids.session = await db.transaction((tx) => insertSession(tx, from));
});
afterAll(async () => {
  await explain.end();
  await db.close();
  await database.close();
});

const ctx = () => ({ db, clock: systemClock, hideNames: false, limits: USUAL_LIMITS });
const by = () => ({ kind: 'operator', id: ids.person, name: 'Olga', role: 'owner' }) as const;

/** What every page asks for, whatever it shows. */
async function frame() {
  await admitOperatorSession(ctx(), { sessionId: ids.session, right: 'service.look' });
  await Promise.all([listAccounts(ctx()), listOpenChallenges(ctx()), listBell(ctx(), { limit: 30, by: by() })]);
}

const usersOf = (list: Relation, limit: number, after?: string) =>
  listUsers(ctx(), { checkId: ids.check, list, limit, ...(after ? { after } : {}) });

const outlook = () => Promise.all([readLifetimes(ctx()), readExposure(ctx(), { accountId: ids.account })]);

/** Each page, with what it asks for besides its frame. */
const PAGES: Record<string, () => Promise<unknown>> = {
  overview: async () => {
    await listChecks(ctx(), { status: ['running', 'parked', 'queued'], limit: 50 });
    await Promise.all([countOpenChecks(ctx()), listRecent(ctx(), { limit: 10 })]);
  },
  accounts: async () => {},
  'account: sessions': () => Promise.all([outlook(), listGenerations(ctx(), { accountId: ids.account })]),
  'account: refreshes': () => Promise.all([outlook(), listAttempts(ctx(), { accountId: ids.account, limit: 50 })]),
  'account: moves': () => Promise.all([outlook(), listAccountMoves(ctx(), { accountId: ids.account })]),
  refreshes: () => listAttempts(ctx(), { limit: 50 }),
  'refreshes, far back': () => listAttempts(ctx(), { limit: 50, after: ids.oldAttempt }),
  refresh: () => readAttempt(ctx(), { attemptId: ids.attempt }),
  checks: () => listChecks(ctx(), { limit: 50 }),
  'checks, far back': () => listChecks(ctx(), { limit: 50, after: ids.oldCheck }),
  'checks that failed': () => listChecks(ctx(), { limit: 50, status: ['failed'] }),
  'checks that wait': () => listChecks(ctx(), { limit: 50, status: ['parked'] }),
  check: async () => {
    await checkPage(ids.usual); // the greatest has nearly the whole journal of this database
    await listUsers(ctx(), { checkId: ids.check, list: 'not_following_back', limit: 60, asking: askingOf(null) });
  },
  'check whose lists are gone': async () => {
    await checkPage(ids.gone);
    await listUsers(ctx(), { checkId: ids.gone, list: 'not_following_back', limit: 60, asking: askingOf(null) });
  },
  'check that runs': () => checkPage(ids.running),
  'check that waits': () => checkPage(ids.parked),
  customers: () => listCustomers(ctx(), { limit: 50 }),
  'customers, far back': () => listCustomers(ctx(), { limit: 50, after: 10_000_060n }),
  'customers, searched': () => listCustomers(ctx(), { limit: 50, search: 'customer.1999' }),
  customer: () => {
    const customerId = ids.customer;
    return Promise.all([
      readCustomerCredits(ctx(), { id: customerId }),
      listLedger(ctx(), { customerId }),
      listChecks(ctx(), { customerId, limit: 50 }),
    ]);
  },
  audit: () => readAudit(ctx(), { by: by(), limit: 50 }),
  'settings: own': () =>
    Promise.all([listOwnSessions(ctx(), { by: by() }), listFactors(ctx(), { operatorId: ids.person })]),
  'settings: people': () =>
    Promise.all([listOperators(ctx(), { by: by() }), listProtected(ctx()), listTokens(ctx(), { by: by() })]),
  'settings: opt-outs': () => listOptOuts(ctx(), { limit: 100 }),
};

const checkPage = (checkId: string) => Promise.all([readCheck(ctx(), { checkId }), readStory(ctx(), { checkId })]);

/** Each list of the API that no page shows in the same way. */
const LISTS: Record<string, () => Promise<unknown>> = {
  'checks, searched': () => listChecks(ctx(), { limit: 100, search: 'nobody.of.this.name' }),
  'checks of a customer': () => listChecks(ctx(), { limit: 100, customerId: ids.customer }),
  code: async () => {
    const { attemptId } = await readChallenge(ctx(), { challengeId: ids.challenge });
    await readAttempt(ctx(), { attemptId });
  },
  'an account': () => readAccount(ctx(), { accountId: ids.account }),
  followers: () => usersOf('followers', 100),
  'followers, far back': () => usersOf('followers', 100, ids.deep),
  following: () => usersOf('following', 100),
  mutual: () => usersOf('mutual', 100),
  'what workers look after': () => readDue(ctx()),
};

async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  sent = [];
  await work();
  return sent;
}

/** Tables that grow with the years. Results have a thousand people to a row: here they are no more than a page. */
const GROWING = [
  ...['checks', 'check_moves', 'check_pages', 'customers', 'ledger_entries'],
  ...['notices', 'refresh_attempts', 'attempt_steps', 'challenges', 'audit_entries'],
];

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

/** The growing tables that a statement reads as a whole. */
async function readWhole({ sql, args }: Statement): Promise<string[]> {
  const values = args.map((value) => (typeof value === 'bigint' ? String(value) : value));
  const { rows } = await explain.query(`explain (format json) ${sql}`, values);
  const walk = (plan: Plan): string[] => [
    ...(plan['Node Type'] === 'Seq Scan' && GROWING.includes(plan['Relation Name'] ?? '')
      ? [`${plan['Relation Name']}`]
      : []),
    ...(plan.Plans ?? []).flatMap(walk),
  ];
  return walk(rows[0]['QUERY PLAN'][0].Plan);
}

describe('on the data of a busy year', () => {
  it.each(Object.entries(PAGES))('the page "%s" asks at most eight times, each time by an index', async (_, page) => {
    const statements = await statementsOf(() => Promise.all([frame(), page()]));
    expect(statements.map(({ sql }) => sql.replace(/\s+/g, ' ').slice(0, 120))).toHaveLength(
      Math.min(statements.length, 8),
    );
    for (const statement of statements) expect(await readWhole(statement), statement.sql).toEqual([]);
  });

  it.each(Object.entries(LISTS))('the list "%s" asks by an index', async (_, list) => {
    for (const statement of await statementsOf(list)) expect(await readWhole(statement), statement.sql).toEqual([]);
  });

  it('no list asks for what is sealed', async () => {
    for (const page of [...Object.values(PAGES), ...Object.values(LISTS), frame])
      for (const { sql } of await statementsOf(page)) expect(sql).not.toMatch(/sealed_(identity|held|answer)/);
  });
});
