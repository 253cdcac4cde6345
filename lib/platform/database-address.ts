/** Reads `DATABASE_URL` as libpq does, with Prisma's additions; refuses in a sentence what it cannot follow. Pure. */
import { BadAddress } from './bad-address.ts';
import { readSearchPath, SCHEMA_NAME } from './search-path.ts';
import { readTlsWish, TLS_PARAMETERS, type TlsWish } from './tls-wish.ts';

export type DatabaseAddress = {
  /** A name, an address, or a socket's directory. */
  host: string | undefined;
  port: number | undefined;
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
  /** Undefined for `public`. */
  schema: string | undefined;
  /** The session's settings: `-c name=value`. */
  options: string | undefined;
  applicationName: string | undefined;
  tls: TlsWish;
  /** Of one pool. */
  connectionLimit: number | undefined;
  connectTimeoutMs: number | undefined;
};

const WITHOUT_EFFECT = new Set([
  ...['keepalives', 'keepalives_idle', 'keepalives_interval', 'keepalives_count', 'tcp_user_timeout'],
  ...['fallback_application_name', 'client_encoding', 'gssencmode', 'load_balance_hosts', 'uselibpqcompat'],
  ...['socket_timeout', 'statement_cache_size', 'max_connection_lifetime', 'max_idle_connection_lifetime'],
]);

const READ = new Set([
  ...['host', 'port', 'user', 'password', 'dbname', 'schema', 'options', 'application_name', 'target_session_attrs'],
  ...['connection_limit', 'pool_timeout', 'connect_timeout', 'pgbouncer', ...TLS_PARAMETERS],
]);

const SHAPE = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#/]*))?(?:\?([^#]*))?$/;

/** @throws {BadAddress} says what cannot be used and what to write instead. */
export function readDatabaseAddress(url: string): DatabaseAddress {
  const [, credentials, place = '', name = '', query = ''] = SHAPE.exec(url.trim()) ?? [];
  if (!SHAPE.test(url.trim())) throw new BadAddress(NOT_AN_ADDRESS);
  const given = readParameters(query);
  const [user, password] = credentials === undefined ? [] : readCredentials(credentials);
  const { host, port } = readPlace(given, place);
  const options = given.get('options')?.replaceAll('+', ' '); // an address encoded as a form
  const searchPath = readSearchPath(options);
  return {
    ...{ host, port },
    user: given.get('user') ?? user,
    password: given.get('password') ?? password,
    database: given.get('dbname') ?? (name === '' ? undefined : decoded(name, 'the name of the database')),
    schema: readSchema(given.get('schema')) ?? searchPath,
    options,
    applicationName: given.get('application_name'),
    tls: readTlsWish(given),
    connectionLimit: count(given, 'connection_limit', 1),
    connectTimeoutMs: milliseconds(given),
  };
}

/** The same address for another user. */
export function withCredentials(url: string, { user, password }: { user: string; password: string }): string {
  readDatabaseAddress(url);
  const [, , place = '', name, query] = SHAPE.exec(url.trim()) ?? [];
  const parameters = (query ?? '').split('&').filter((pair) => pair && !/^(user|password)=/.test(pair));
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const path = name === undefined ? '' : `/${name}`;
  return `postgresql://${credentials}@${place}${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

const NOT_AN_ADDRESS =
  'expects postgresql://user:password@host:port/database, with / ? # @ and % in a password written as %2F %3F %23 %40 %25';

function readParameters(query: string): Map<string, string> {
  const given = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    given.set(decoded(name, 'a parameter'), decoded(value.join('='), `the parameter ${name}`));
  }
  for (const name of given.keys())
    if (!READ.has(name) && !WITHOUT_EFFECT.has(name)) throw new BadAddress(unknown(name));
  if (given.get('pgbouncer') === 'true')
    throw new BadAddress(
      'pgbouncer=true names a pooler that hands a connection on after each transaction, and Mutuals listens on its connections: give the direct address of the database, without this parameter',
    );
  if (!['any', 'read-write', 'primary', undefined].includes(given.get('target_session_attrs')))
    throw new BadAddress('target_session_attrs asks for a server that only reads: Mutuals writes, leave it out');
  return given;
}

/** What is no parameter may be part of a password. */
function unknown(name: string): string {
  return /^\w{1,40}$/.test(name)
    ? `the parameter ${name} is none that Mutuals can follow: take it out`
    : NOT_AN_ADDRESS;
}

function readCredentials(text: string): (string | undefined)[] {
  const [user = '', ...password] = text.split(':');
  const [name, secret] = [decoded(user, 'the user'), decoded(password.join(':'), 'the password')];
  return [name || undefined, secret || undefined];
}

function readPlace(given: Map<string, string>, place: string): Pick<DatabaseAddress, 'host' | 'port'> {
  const hosts = given.get('host') ?? place;
  if (`${hosts}${given.get('port') ?? ''}`.includes(','))
    throw new BadAddress('it names several hosts: give the one that writes, or an address that always leads to it');
  const [, written = '', portWritten] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(place) ?? [undefined, place, 'x'];
  const host = given.get('host') ?? decoded(written.replace(/^\[(.*)\]$/, '$1'), 'the host');
  const port = given.get('port') ?? portWritten;
  if (port && !/^\d{1,5}$/.test(port)) throw new BadAddress(NOT_AN_ADDRESS);
  return { host: host || undefined, port: port ? Number(port) : undefined };
}

function readSchema(schema: string | undefined): string | undefined {
  if (schema === undefined || schema === 'public') return undefined;
  if (!SCHEMA_NAME.test(schema))
    throw new BadAddress('schema expects one name of letters, digits, _ and -, such as schema=app');
  return schema;
}

function milliseconds(given: Map<string, string>): number | undefined {
  const seconds = count(given, 'connect_timeout', 0) ?? count(given, 'pool_timeout', 0);
  return seconds === undefined ? undefined : seconds * 1_000;
}

function count(given: Map<string, string>, name: string, least: number): number | undefined {
  const value = given.get(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value) || Number(value) < least)
    throw new BadAddress(`${name} expects a whole number from ${least} on`);
  return Number(value);
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadAddress(`${what} holds a % that encodes nothing: write %25 for the sign itself`);
  }
}
