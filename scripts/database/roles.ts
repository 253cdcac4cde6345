/** A role per program. Where DATABASE_URL's user may not make roles, all share that user. */
import pg from 'pg';
import { withCredentials } from '#/lib/platform/database-address.ts';
import { databaseConnection, schemaOf } from '#/lib/platform/database-connection.ts';
import { DATABASE_ROLES, type DatabaseRole, roleName } from '#/lib/platform/database-rights.ts';
import { codeOf } from '#/lib/platform/errors.ts';
import { messageOf } from '../user-error.ts';
import { type Catalogue, grantScript, roleStatement } from './role-grants.ts';
import { scramVerifier } from './scram.ts';

export type Passwords = Partial<Record<DatabaseRole, string>>;

export type Roles = {
  addresses: Record<DatabaseRole, string>;
  /** Null when each has its own. */
  shared: string[] | null;
};

/** The setting with a role's password. */
export const passwordSetting = (role: DatabaseRole) => `DATABASE_PASSWORD_${role.toUpperCase()}` as const;

/** Each role's password; undefined where none is set. */
export function passwordsOf(settings: Record<string, string | undefined>): Passwords {
  return Object.fromEntries(DATABASE_ROLES.map((role) => [role, settings[passwordSetting(role)]]));
}

/**
 * Makes missing roles, sets passwords, grants exactly the table of rights, in one transaction.
 * @param url of the tables' owner.
 */
export async function installRoles(url: string, passwords: Passwords): Promise<Roles> {
  const same = Object.fromEntries(DATABASE_ROLES.map((role) => [role, url])) as Roles['addresses'];
  const unset = DATABASE_ROLES.filter((role) => !passwords[role]).map(passwordSetting);
  if (unset.length > 0) return { addresses: same, shared: withoutPasswords(unset) };

  const client = new pg.Client(databaseConnection(url, { name: 'mutuals-deploy' }));
  await client.connect();
  try {
    const database = await onlyValue(client, 'select current_database()');
    const refused = await makeRoles(client, database, passwords);
    const missing = await missingRoles(client, database);
    if (missing.length > 0) return { addresses: same, shared: cannotMake(client.user ?? '', database, passwords) };

    await grantAll(client, database, schemaOf(url) ?? 'public');
    const addresses = addressesFor(url, database, passwords);
    const why = await firstRefusal(addresses);
    if (why !== null) return { addresses: same, shared: cannotConnect(why, refused, database, passwords) };
    return { addresses, shared: null };
  } finally {
    await client.end();
  }
}

async function makeRoles(client: pg.Client, database: string, passwords: Passwords): Promise<boolean> {
  const missing = await missingRoles(client, database);
  let refused = false;
  for (const role of DATABASE_ROLES) {
    const kind = missing.includes(role) ? 'create' : 'alter';
    try {
      await client.query(roleStatement(kind, database, role, scramVerifier(passwords[role] ?? '')));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused = true;
    }
  }
  return refused;
}

/** Forbidden, or done by another deploy. */
function isRefusal(error: unknown): boolean {
  return ['42501', '42710', 'XX000', '0A000'].includes(codeOf(error));
}

async function missingRoles(client: pg.Client, database: string): Promise<DatabaseRole[]> {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    DATABASE_ROLES.map((role) => roleName(database, role)),
  ]);
  return DATABASE_ROLES.filter((role) => !rows.some(({ rolname }) => rolname === roleName(database, role)));
}

async function grantAll(client: pg.Client, database: string, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [schema],
  );
  const { rows: facts } = await client.query<Pick<Catalogue, 'hasQueue' | 'ownsDatabase' | 'ownsSchema'>>(OWNED, [
    schema,
  ]);
  const [owned = { hasQueue: false, ownsDatabase: false, ownsSchema: false }] = facts;
  const script = grantScript({ database, schema, tables: rows.map(({ name }) => name), ...owned });
  await client.query(`begin; select pg_advisory_xact_lock(${GRANT_LOCK}); ${script} commit`);
}

const OWNED = `
  select exists (select from pg_namespace where nspname = 'pgboss') as "hasQueue",
    pg_has_role((select datdba from pg_database where datname = current_database()), 'usage') as "ownsDatabase",
    pg_has_role((select nspowner from pg_namespace where nspname = $1), 'usage') as "ownsSchema"`;

/** Two deploys take turns. */
const GRANT_LOCK = 611_200_802;

function addressesFor(url: string, database: string, passwords: Passwords): Roles['addresses'] {
  const addresses = DATABASE_ROLES.map((role) => [
    role,
    withCredentials(url, { user: roleName(database, role), password: passwords[role] ?? '' }),
  ]);
  return Object.fromEntries(addresses) as Roles['addresses'];
}

/** Why an address does not work; null when all do. */
async function firstRefusal(addresses: Roles['addresses']): Promise<string | null> {
  const tries = Object.values(addresses).map(async (url) => {
    const client = new pg.Client(databaseConnection(url, { name: 'mutuals-deploy' }));
    client.on('error', () => {});
    try {
      await client.connect();
      return null;
    } catch (error) {
      return messageOf(error);
    } finally {
      await client.end().catch(() => {});
    }
  });
  return (await Promise.all(tries)).find((why) => why !== null) ?? null;
}

async function onlyValue(client: pg.Client, question: string): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(question);
  return Object.values(rows[0] ?? {})[0] ?? '';
}

const WHAT_FOLLOWS =
  'So web, worker, bot and backups share that user: whoever takes over one of them can read and change all tables, the audit log too. Everything works all the same.';

function withoutPasswords(settings: string[]): string[] {
  return [
    `The programs share one user of the database, because ${settings.join(', ')} ${settings.length === 1 ? 'is' : 'are'} not set. ${WHAT_FOLLOWS}`,
    'Set them, each to a long random text ("npm run env" prints some), and start again.',
  ];
}

function cannotMake(user: string, database: string, passwords: Passwords): string[] {
  return [
    `The database has no roles for the programs, and ${user}, the user of DATABASE_URL, may not make any. ${WHAT_FOLLOWS}`,
    'An administrator of the database can run this; it holds no password, and the next start uses the roles:',
    administratorSql(database, passwords),
  ];
}

function cannotConnect(why: string, refused: boolean, database: string, passwords: Passwords): string[] {
  const cause = refused
    ? 'Perhaps their passwords are others than those in the settings. An administrator of the database can run this; it holds no password, and the next start uses the roles:'
    : 'The server may keep a list of who connects from where, or a pooler stands before it: see there. The next start tries again.';
  const alter = administratorSql(database, passwords).replaceAll('create role', 'alter role');
  return [
    `The programs' roles cannot connect to the database: ${why}. ${WHAT_FOLLOWS}`,
    cause,
    ...(refused ? [alter] : []),
  ];
}

function administratorSql(database: string, passwords: Passwords): string {
  return DATABASE_ROLES.map(
    (role) => `${roleStatement('create', database, role, scramVerifier(passwords[role] ?? ''))};`,
  ).join('\n');
}
