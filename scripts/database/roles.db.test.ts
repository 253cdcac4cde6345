import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  APPEND_ONLY,
  COLUMN_RIGHTS,
  DATABASE_ROLES,
  type DatabaseRole,
  QUEUE_INSTANCES,
  QUEUE_RIGHTS,
  roleName,
  TABLE_RIGHTS,
  VERBS,
  type WorkingRole,
} from '#/lib/platform/database-rights.ts';
import { SEALED_COLUMNS } from '#/lib/vault/sealed-columns.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { addressAs, TEMPLATE, TEST_PASSWORDS } from '#/testing/database/roles.ts';
import { writesOf } from '#/testing/database/written-tables.ts';
import { installRoles } from './roles.ts';

const WORKING = ['web', 'worker', 'bot'] as const satisfies WorkingRole[];

let database: TestDatabase;
let owner: pg.Client;
const clients = new Map<DatabaseRole, pg.Client>();
beforeAll(async () => {
  database = await createDatabase();
  owner = await open(database.url);
  // a copied database lacks grants on itself
  await owner.query(`revoke create, temporary on database "${new URL(database.url).pathname.slice(1)}" from public`);
  for (const role of DATABASE_ROLES) clients.set(role, await open(addressAs(role, database.url)));
});
afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await owner.end();
  await database.close();
});

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Leaves nothing behind. */
async function may(role: DatabaseRole, statement: string): Promise<boolean> {
  const client = clients.get(role) as pg.Client;
  await client.query('begin');
  const error = await client.query(statement).then(
    () => null,
    (thrown: { code: string }) => thrown,
  );
  await client.query('rollback');
  return error?.code !== '42501';
}

type Table = { schema: string; name: string; column: string };

/** With a nameable column each. */
async function tables(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select n.nspname as schema, c.relname as name, min(a.attname) as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'pgboss') and a.attnum > 0 and a.attgenerated = '' and not a.attisdropped
    group by 1, 2 order by 1, 2`);
  return rows;
}

const TRIED: Record<string, (on: string, column: string) => string> = {
  r: (on) => `select from ${on} limit 0`,
  a: (on) => `insert into ${on} default values`,
  w: (on, column) => `update ${on} set "${column}" = default where false`,
  d: (on) => `delete from ${on} where false`,
  truncate: (on) => `truncate ${on}`,
};

function meant(role: DatabaseRole, { schema, name }: Table): string {
  if (role === 'backup') return schema === 'public' ? 'r' : '';
  if (schema === 'public') return TABLE_RIGHTS[name]?.[role] ?? '';
  return name === QUEUE_INSTANCES.table ? QUEUE_INSTANCES.letters : QUEUE_RIGHTS[role];
}

describe.each(DATABASE_ROLES)('the role of %s', (role) => {
  it('may do to every table exactly what the table of rights says, and never empty one', async () => {
    const wrong: string[] = [];
    for (const table of await tables())
      for (const [letter, statement] of Object.entries(TRIED)) {
        const text = statement(`${table.schema}."${table.name}"`, table.column);
        if ((await may(role, text)) !== meant(role, table).includes(letter)) wrong.push(text);
      }
    expect(wrong).toEqual([]);
  });

  it.each([
    'create table mine (id int)',
    'create table pgboss.mine (id int)',
    'create temporary table mine (id int)',
    'create schema mine',
    'create role somebody',
    'alter table public.audit_entries disable trigger all',
    'alter table public.audit_entries add column mine text',
    'drop table public.audit_entries',
    'set role mutuals',
    `set session_replication_role = replica`,
    `copy (select 1) to program 'true'`,
    `copy (select 1) to '/tmp/mine'`,
    `select pg_read_file('/etc/passwd')`,
    'select * from pg_authid',
    'select * from public._prisma_migrations where false',
  ])('may not: %s', async (statement) => {
    expect(await may(role, statement)).toBe(role === 'backup' && statement.includes('_prisma_migrations'));
  });
});

it('no role has powers over the server, or is a member of another', async () => {
  const names = DATABASE_ROLES.map((role) => roleName(TEMPLATE, role));
  const { rows } = await owner.query(
    `select rolname from pg_roles r where rolname = any($1)
     and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
          or exists (select from pg_auth_members m where m.member = r.oid))`,
    [names],
  );
  expect(rows).toEqual([]);
});

it('nobody changes or deletes what only grows, whatever the table of rights says besides', () => {
  for (const table of APPEND_ONLY) {
    for (const letters of Object.values(TABLE_RIGHTS[table] ?? {})) expect(letters).not.toMatch(/[wd]/);
    expect(COLUMN_RIGHTS[table]).toBeUndefined();
  }
});

it('the table of rights names every table, and no other', async () => {
  const there = (await tables()).filter(({ schema }) => schema === 'public').map(({ name }) => name);
  expect(Object.keys(TABLE_RIGHTS).sort()).toEqual(there.sort());
});

/** Imported, but never done. */
const NEVER_DONE: Record<WorkingRole, Record<string, string>> = {
  web: {
    pending_sign_ins: 'd',
    check_pages: 'a',
    check_look_ups: 'a',
    check_results: 'a',
    check_comparisons: 'ad',
    check_changes: 'a',
    attempt_steps: 'aw',
    account_leases: 'awd',
    account_exposure: 'aw',
    workers: 'aw',
    operator_sessions: 'd',
    rate_counts: 'd',
    payments: 'a',
    promo_codes: 'w',
  },
  worker: {
    watches: 'a',
    broadcasts: 'a',
    opt_out_claims: 'a',
    opt_outs: 'd',
    published_texts: 'a',
    consents: 'a',
    second_factors: 'awd',
    recovery_codes: 'awd',
    pending_sign_ins: 'aw',
    passkey_challenges: 'aw',
    operators: 'aw',
    operator_sessions: 'aw',
    operator_devices: 'aw',
    sign_in_throttles: 'aw',
    rate_counts: 'aw',
    referrals: 'aw',
    promo_codes: 'a',
  },
  bot: {
    published_texts: 'a',
    operators: 'aw', // but for the columns that it may write
    operator_sessions: 'awd',
    pending_sign_ins: 'aw',
    operator_devices: 'w',
    sign_in_throttles: 'awd',
    check_pages: 'a',
    check_results: 'a',
    check_comparisons: 'ad',
    check_changes: 'a',
    profile_look_ups: 'd',
    attempt_steps: 'aw',
    account_leases: 'awd',
    workers: 'aw',
    promo_codes: 'a',
  },
};

describe.each(WORKING)('the sources of %s', (role) => {
  it('hold no statement that its role may not run', () => {
    const refused = writesOf(role).filter(
      ({ table, letter }) =>
        !(TABLE_RIGHTS[table]?.[role] ?? '').includes(letter) && !(NEVER_DONE[role][table] ?? '').includes(letter),
    );
    expect(refused).toEqual([]);
  });

  it('hold a statement for each right to write', () => {
    const written = writesOf(role);
    const unused = Object.entries(TABLE_RIGHTS).flatMap(([table, rights]) =>
      [...(rights[role] ?? '')]
        .filter((letter) => letter !== 'r' && !written.some((one) => one.table === table && one.letter === letter))
        .map((letter) => `${table} ${VERBS[letter as keyof typeof VERBS]}`),
    );
    expect(unused).toEqual([]);
  });
});

it('the worker may put every sealed value under a new key', async () => {
  for (const { table, column } of Object.values(SEALED_COLUMNS))
    expect(await may('worker', `update ${table} set ${column} = null where false`), `${table}.${column}`).toBe(true);
  expect(await may('worker', `update operators set password_hash = '' where false`)).toBe(false);
});

describe('the retention of the audit log', () => {
  it('deletes nothing that is younger than half a year, whatever it is told, and only the worker calls it', async () => {
    const entry = (days: number) =>
      owner.query(
        `insert into audit_entries (id, at, actor_kind, actor_name, deed)
         values (gen_random_uuid(), now() - $1 * interval '1 day', 'system', 'test', $2)`,
        [days, `done.${days}`],
      );
    for (const days of [0, 179, 181, 400]) await entry(days);
    const call = `select delete_old_audit_entries(now() + interval '1 year')`;
    for (const role of ['web', 'bot', 'backup'] as const) expect(await may(role, call)).toBe(false);
    await clients.get('worker')?.query(call);
    const { rows } = await owner.query<{ action: string }>('select deed as action from audit_entries order by at');
    expect(rows.map(({ action }) => action)).toEqual(['done.179', 'done.0']);
  });
});

describe('a user who may not make roles', () => {
  let managed: TestDatabase;
  beforeAll(async () => {
    managed = await createDatabase();
    const name = new URL(managed.url).pathname.slice(1);
    await owner.query(`create role "${name}_user" login password 'of the provider'`);
    await owner.query(`grant "${name}_user" to current_user`);
    const inside = await open(managed.url);
    await inside.query(`alter database "${name}" owner to "${name}_user"`);
    await inside.query(`grant all on schema pgboss to "${name}_user" with grant option`);
    await inside.query(`do $$ declare t record; begin
      for t in select schemaname, tablename from pg_tables where schemaname in ('public', 'pgboss') loop
        execute format('alter table %I.%I owner to %I', t.schemaname, t.tablename, current_database() || '_user');
      end loop;
      execute format('alter function delete_old_audit_entries owner to %I', current_database() || '_user');
      execute format('alter function fold_audit_entries owner to %I', current_database() || '_user');
      execute format('alter function forget_customer owner to %I', current_database() || '_user');
    end $$`);
    await inside.end();
  });
  afterAll(async () => {
    const name = new URL(managed.url).pathname.slice(1);
    await managed.close();
    for (const role of [...DATABASE_ROLES.map((one) => roleName(name, one)), `${name}_user`])
      await owner.query(`drop role if exists "${role}"`);
  });

  it('is told what is missing, what follows, and what an administrator can run; after that the roles are used', async () => {
    const url = new URL(managed.url);
    const name = url.pathname.slice(1);
    Object.assign(url, { username: `${name}_user`, password: 'of the provider' });

    const first = await installRoles(url.href, TEST_PASSWORDS);
    expect(new Set(Object.values(first.addresses))).toEqual(new Set([url.href]));
    const [missing = '', what = '', sql = ''] = first.shared ?? [];
    expect(missing).toMatch(/may not make any.*audit log.*works all the same/s);
    expect(what).toContain('An administrator');
    expect(sql).not.toMatch(/password of/);

    await owner.query(sql);
    const second = await installRoles(url.href, TEST_PASSWORDS);
    expect(second.shared).toBeNull();
    const bot = await open(second.addresses.bot);
    expect((await bot.query('select current_user::text as me')).rows).toEqual([{ me: `${name}_bot` }]);
    await expect(bot.query('delete from ledger_entries')).rejects.toMatchObject({ code: '42501' });
    await bot.end();

    const third = await installRoles(url.href, { ...TEST_PASSWORDS, bot: 'another one' });
    expect(third.shared?.join(' ')).toMatch(/cannot connect.*alter role/s);
    await owner.query(third.shared?.at(-1) ?? '');
    expect((await installRoles(url.href, { ...TEST_PASSWORDS, bot: 'another one' })).shared).toBeNull();
  });
});

it('an installation without the passwords works with one user and is told which are missing', async () => {
  const { bot, ...others } = TEST_PASSWORDS;
  const { addresses, shared } = await installRoles(database.url, others);
  expect(bot).toBeTruthy();
  expect(addresses.web).toBe(database.url);
  expect(shared?.[0]).toContain('DATABASE_PASSWORD_BOT is not set');
});
