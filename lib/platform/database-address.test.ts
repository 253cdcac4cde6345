import { describe, expect, it } from 'vitest';
import { readDatabaseAddress } from './database-address.ts';

describe('an address of a database', () => {
  it.each([
    [
      'postgresql://u:p@db.example:6543/app',
      { host: 'db.example', port: 6543, user: 'u', password: 'p', database: 'app' },
    ],
    ['postgres://u@db/app', { host: 'db', user: 'u', password: undefined, port: undefined }],
    ['postgresql://u%40corp:p%2Fw%3Fx%23%25%40y@db/a%20b', { user: 'u@corp', password: 'p/w?x#%@y', database: 'a b' }],
    ['postgresql://u:p:q@db/app', { password: 'p:q' }],
    ['postgresql://u:p@[::1]:5433/app', { host: '::1', port: 5433 }],
    ['postgresql://u@%2Fvar%2Frun%2Fpostgresql/app', { host: '/var/run/postgresql' }],
    ['postgresql://u@/app?host=/var/run/postgresql', { host: '/var/run/postgresql', database: 'app' }],
    ['postgresql:///app?host=db&port=5433&user=u&password=p', { host: 'db', port: 5433, user: 'u', password: 'p' }],
    ['postgresql://db?dbname=app&connect_timeout=3', { host: 'db', database: 'app', connectTimeoutMs: 3_000 }],
    ['postgresql://db/app?schema=app&connection_limit=5', { schema: 'app', connectionLimit: 5 }],
    ['postgresql://db/app?schema=public&pool_timeout=7', { schema: undefined, connectTimeoutMs: 7_000 }],
    ['postgresql://db/app?options=-c%20search_path%3Dapp%2Cpublic', { schema: 'app' }],
    ['postgresql://db/app?options=-csearch_path%3D%22App%22 -c statement_timeout%3D1', { schema: 'App' }],
    ['postgresql://db/app?options=-c+search_path%3Dapp', { schema: 'app', options: '-c search_path=app' }],
    ['postgresql://db/app?options=--search_path%3D%22%24user%22%2Cpublic', { schema: undefined }],
    ['postgresql://db/app?application_name=shop&keepalives=1&pgbouncer=false', { applicationName: 'shop' }],
  ])('%s', (url, parts) => {
    expect(readDatabaseAddress(url)).toMatchObject(parts);
  });

  it.each([
    ['', 'disable'],
    ['sslmode=disable', 'disable'],
    ['ssl=true', 'require'],
    ['sslmode=require', 'require'],
    ['sslmode=no-verify', 'require'],
    ['sslmode=require&sslrootcert=ca.pem', 'verify-ca'],
    ['sslmode=verify-ca&sslrootcert=ca.pem', 'verify-ca'],
    ['sslmode=verify-full&sslrootcert=system', 'verify-full'],
  ])('with %s asks for %s', (parameters, mode) => {
    expect(readDatabaseAddress(`postgresql://db/app?${parameters}`).tls.mode).toBe(mode);
  });

  it.each([
    ['mysql://db/app', 'expects postgresql://'],
    ['postgresql://u:secret/x@db/app', 'expects postgresql://'],
    ['postgresql://u:secret?x@db/app', 'expects postgresql://'],
    ['postgresql://u:secret#x@db/app', 'expects postgresql://'],
    ['postgresql://u:secret%zz@db/app', 'write %25'],
    ['postgresql://one:5432,two:5432/app', 'several hosts'],
    ['postgresql:///app?host=one,two', 'several hosts'],
    ['postgresql://db:five/app', 'expects postgresql://'],
    ['postgresql://db/app?sslmode=prefer', 'sslmode=require'],
    ['postgresql://db/app?sslmode=allow', 'sslmode=require'],
    ['postgresql://db/app?sslmode=always', 'sslmode expects'],
    ['postgresql://db/app?sslmode=no-verify&sslrootcert=ca.pem', 'contradict'],
    ['postgresql://db/app?sslcert=own.pem', 'sslkey'],
    ['postgresql://db/app?sslaccept=strict', 'sslaccept'],
    ['postgresql://db/app?pgbouncer=true', 'direct address'],
    ['postgresql://db/app?schema=a%22b', 'schema expects'],
    ['postgresql://db/app?connection_limit=many', 'connection_limit expects'],
    ['postgresql://db/app?target_session_attrs=standby', 'only reads'],
    ['postgresql://db/app?sevice=x', 'sevice'],
  ])('%s is refused with a sentence that says what to write, and keeps the password', (url, says) => {
    let said = '';
    try {
      readDatabaseAddress(url);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(says);
    expect(said).not.toContain('secret');
  });
});
