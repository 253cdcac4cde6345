import { readFileSync } from 'node:fs';
import { type ConnectionOptions, getCACertificates } from 'node:tls';
import type pg from 'pg';
import { BadAddress } from './bad-address.ts';
import { readDatabaseAddress } from './database-address.ts';
import { codeOf } from './errors.ts';
import { searchPathOption } from './search-path.ts';
import type { TlsWish } from './tls-wish.ts';

export type DatabaseConnection = Exact<
  Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl' | 'options' | 'application_name'>
> & { connectionTimeoutMillis: number };

type Exact<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

const CONNECT_MS = 10_000;

/**
 * What connects: pool, queue, listener and migrations agree. The address's own name and options go first.
 * @throws {BadAddress} the address, or a file that it names, cannot be used.
 */
export function databaseConnection(
  url: string,
  connecting: { name: string; options?: string; connectMs?: number },
): DatabaseConnection {
  const { host, port, user, password, database, ...address } = readDatabaseAddress(url);
  const options = [connecting.options, address.options, address.schema && searchPathOption(address.schema)];
  return {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
    ssl: tlsOf(address.tls),
    ...(address.tls.direct ? { sslnegotiation: 'direct' } : {}),
    ...(address.tls.channelBinding ? { enableChannelBinding: true } : {}),
    ...(options.some(Boolean) ? { options: options.filter(Boolean).join(' ') } : {}),
    application_name: [address.applicationName, connecting.name].filter(Boolean).join(' '),
    connectionTimeoutMillis: address.connectTimeoutMs ?? connecting.connectMs ?? CONNECT_MS,
  };
}

/** The schema that the address names; undefined for `public`. */
export function schemaOf(url: string): string | undefined {
  return readDatabaseAddress(url).schema;
}

/** How many connections a pool may open: at least two, as a transaction may need a second beside it. */
export function poolSizeOf(url: string, wanted: number): number {
  const { connectionLimit } = readDatabaseAddress(url);
  return connectionLimit === undefined ? wanted : Math.min(wanted, Math.max(2, connectionLimit));
}

function tlsOf({ mode, ...wish }: TlsWish): false | ConnectionOptions {
  if (mode === 'disable') return false;
  const own = {
    ...(wish.certificate ? { cert: fileOf('sslcert', wish.certificate) } : {}),
    ...(wish.key ? { key: fileOf('sslkey', wish.key) } : {}),
    ...(wish.keyPassword ? { passphrase: wish.keyPassword } : {}),
  };
  if (mode === 'require') return { ...own, rejectUnauthorized: false };
  const roots =
    wish.root === undefined ? {} : { ca: wish.root === 'system' ? system() : fileOf('sslrootcert', wish.root) };
  return { ...own, ...roots, ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}) };
}

function system(): string[] {
  return [...getCACertificates('default'), ...getCACertificates('system')];
}

function fileOf(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadAddress(`${parameter} names ${path}, which cannot be read (${codeOf(error) || 'no file'})`);
  }
}
