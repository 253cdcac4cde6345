/** Everything that a running product writes down, as one searchable heap: tables, files, hints. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type FoundSecret, findSecrets } from '#/testing/find-secrets.ts';

/** By where it stands: `log of the worker`, `table public.accounts`, `file …`. */
export type WrittenDown = Record<string, string | Uint8Array>;

/** Every row of every table of the product and of its queue, as PostgreSQL writes rows. */
export async function everyTable(url: string): Promise<WrittenDown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    );
    const heap: WrittenDown = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      heap[`table ${name}`] = rows.map(({ row }) => row).join('\n');
    }
    return heap;
  } finally {
    await client.end();
  }
}

/** Every file below a directory; what vanishes meanwhile is not there. */
export function everyFile(directory: string): WrittenDown {
  const heap: WrittenDown = {};
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    try {
      const path = join(directory, name);
      if (statSync(path).isFile()) heap[`file ${name}`] = readFileSync(path);
      else heap[`name ${name}`] = name;
    } catch {
      // It was there for a moment only.
    }
  }
  return heap;
}

/** Hears every hint that is sent to open pages, until `stop`. It ends with its database. */
export async function hearHints(url: string, heard: string[]): Promise<{ stop(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  client.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  client.on('error', () => {});
  await client.connect();
  await client.query('listen mutuals_events');
  return { stop: () => client.end().catch(() => {}) };
}

/** Where which canary stands; empty when nothing was given away. */
export function searchAll(heap: WrittenDown, canaries: Readonly<Record<string, string>>): string[] {
  return Object.entries(heap).flatMap(([where, what]) =>
    findSecrets(what, canaries).map(({ name, form, at }: FoundSecret) => `${name} (${form}) in ${where} at ${at}`),
  );
}
