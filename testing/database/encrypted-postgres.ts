/** A PostgreSQL as providers have it: encrypted connections only, with a certificate from an authority of its own. */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';
import { type Authority, createAuthority } from '../servers/certificates.ts';

export type EncryptedPostgres = AsyncDisposable & {
  /** Its address without any parameter. */
  url: URL;
  /** The files of the authority that vouches for `localhost`, and of another one. */
  root: string;
  otherRoot: string;
};

export async function startEncryptedPostgres(): Promise<EncryptedPostgres> {
  const postgres = await startThrowawayPostgres();
  const authority = createAuthority();
  await encrypt(postgres.url, authority);
  const home = dirname(postgres.dataDir);
  const [root, otherRoot] = [join(home, 'root.crt'), join(home, 'other.crt')];
  await writeFile(root, authority.certificate);
  await writeFile(otherRoot, createAuthority().certificate);
  return { url: new URL(postgres.url), root, otherRoot, [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose]() };
}

async function encrypt(url: string, authority: Authority): Promise<void> {
  const server = authority.issue('localhost');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // the server writes them itself: they have to belong to the user that it runs as, and be nobody else's to read
  const write = (file: string, text: string) =>
    client.query(
      `copy (select unnest(string_to_array(${client.escapeLiteral(text.trim())}, e'\\n'))) to program 'umask 077; cat > ${file}'`,
    );
  await write('server.crt', server.certificate);
  await write('server.key', server.key);
  await write('pg_hba.conf', 'hostssl all all 127.0.0.1/32 scram-sha-256');
  await client.query('alter system set ssl = on');
  await client.query('select pg_reload_conf()');
  await client.end();
}
