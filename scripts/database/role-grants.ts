import pg from 'pg';
import {
  COLUMN_RIGHTS,
  DATABASE_ROLES,
  type DatabaseRole,
  QUEUE_INSTANCES,
  QUEUE_RIGHTS,
  roleName,
  SECURED_FUNCTIONS,
  TABLE_RIGHTS,
  VERBS,
  type WorkingRole,
} from '#/lib/platform/database-rights.ts';

/** Somebody else's database or schema grants nothing. */
export type Catalogue = {
  database: string;
  schema: string;
  tables: readonly string[];
  hasQueue: boolean;
  ownsDatabase: boolean;
  ownsSchema: boolean;
};

const QUEUE_SCHEMA = 'pgboss';
const WORKING = DATABASE_ROLES.filter((role): role is WorkingRole => role !== 'backup');
const name = pg.escapeIdentifier;

/** For one transaction by the tables' owner. Repeatable. */
export function grantScript(catalogue: Catalogue): string {
  const { database, schema, tables, hasQueue } = catalogue;
  const own = name(schema);
  const roles = DATABASE_ROLES.map((role) => name(roleName(database, role))).join(', ');
  const schemas = [own, ...(hasQueue ? [QUEUE_SCHEMA] : [])];
  return [
    ...(catalogue.ownsDatabase
      ? [
          `revoke create, temporary on database ${name(database)} from public`,
          `grant connect on database ${name(database)} to ${roles}`,
        ]
      : []),
    ...(catalogue.ownsSchema
      ? [`revoke create on schema ${own} from public, ${roles}`, `grant usage on schema ${own} to ${roles}`]
      : []),
    ...(hasQueue ? [`grant usage on schema ${QUEUE_SCHEMA} to ${roles}`] : []),
    ...schemas.map((one) => `revoke all on all tables in schema ${one} from public, ${roles}`),
    ...tables.flatMap((table) => tableGrants(database, own, table)),
    ...(hasQueue ? queueGrants(database) : []),
    ...functionGrants(database, own, roles),
    '',
  ].join(';\n');
}

function tableGrants(database: string, schema: string, table: string): string[] {
  const on = `${schema}.${name(table)}`;
  const working = WORKING.flatMap((role) => {
    const to = name(roleName(database, role));
    const columns = COLUMN_RIGHTS[table]?.[role]?.update.map(name).join(', ');
    return [
      ...grant(TABLE_RIGHTS[table]?.[role], on, to),
      ...(columns ? [`grant update (${columns}) on ${on} to ${to}`] : []),
    ];
  });
  return [...working, ...grant('r', on, name(roleName(database, 'backup')))];
}

function grant(letters: string | undefined, on: string, to: string): string[] {
  return letters ? [`grant ${verbsOf(letters).join(', ')} on ${on} to ${to}`] : [];
}

/** @param letters as in `TABLE_RIGHTS` */
export function verbsOf(letters: string): string[] {
  return Object.entries(VERBS).flatMap(([letter, verb]) => (letters.includes(letter) ? [verb] : []));
}

function queueGrants(database: string): string[] {
  const to = (role: WorkingRole) => name(roleName(database, role));
  const instances = `${QUEUE_SCHEMA}.${name(QUEUE_INSTANCES.table)}`;
  return WORKING.flatMap((role) => [
    ...grant(QUEUE_RIGHTS[role], `all tables in schema ${QUEUE_SCHEMA}`, to(role)),
    ...grant(QUEUE_INSTANCES.letters, instances, to(role)),
  ]);
}

function functionGrants(database: string, schema: string, roles: string): string[] {
  return Object.entries(SECURED_FUNCTIONS).flatMap(([signature, allowed]) => [
    `revoke all on function ${schema}.${signature} from public, ${roles}`,
    ...allowed.map((role) => `grant execute on function ${schema}.${signature} to ${name(roleName(database, role))}`),
  ]);
}

const HARMLESS = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

/** Creates a role or updates its password. */
export function roleStatement(
  kind: 'create' | 'alter',
  database: string,
  role: DatabaseRole,
  verifier: string,
): string {
  const powers = kind === 'create' ? `${HARMLESS} ` : ''; // only a superuser may deny them to an existing role
  return `${kind} role ${name(roleName(database, role))} login ${powers}password ${pg.escapeLiteral(verifier)}`;
}
