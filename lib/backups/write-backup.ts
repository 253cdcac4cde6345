import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { openSnapshot } from '#/lib/platform/table-snapshot.ts';
import { version } from '#/lib/platform/version.ts';
import type { BackupKey } from './backup-key.ts';
import { backupName, FORMAT, surplus, type WrittenBackup } from './model.ts';
import { partsOf } from './parts.ts';
import { seal } from './sealed-file.ts';
import { verifyBackup } from './verify-backup.ts';

export type BackupPlace = {
  url: string;
  directory: string;
  /** The newest seals. */
  keys: readonly [BackupKey, ...BackupKey[]];
  keep: number;
};

export type BackupPlan = BackupPlace & { everyMs: number };

/** Writes, reads back and prunes a backup without blocking writers. @throws why it failed; then no file is left. */
export async function writeBackup(
  { url, directory, keys, keep }: BackupPlace,
  run: { id: string; at: Date; signal?: AbortSignal | undefined },
): Promise<WrittenBackup> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, backupName(run.at, run.id));
  const unfinished = `${file}.unfinished`;
  try {
    const tables = await dump(url, unfinished, keys, run);
    const read = await verifyBackup(unfinished, keys);
    for (const [table, rows] of Object.entries(tables))
      if (read.tables[table] !== rows) throw new Error(`${table} was not read back as it was written`);
    await rename(unfinished, file);
    await settle(directory);
    const others = (await readdir(directory)).filter((name) => name !== basename(file)); // the newest, whatever the clock says
    for (const old of surplus(others, keep - 1)) await rm(join(directory, old), { force: true });
    return { file, bytes: (await stat(file)).size, rows: sum(tables), tables };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function dump(
  url: string,
  file: string,
  [key]: BackupPlace['keys'],
  { at, signal }: { at: Date; signal?: AbortSignal | undefined },
): Promise<Record<string, number>> {
  await using snapshot = await openSnapshot(url);
  const head = { format: FORMAT, version, at: at.toISOString(), migrations: [...snapshot.migrations] };
  const tables: Record<string, number> = {};
  await pipeline(
    partsOf(snapshot, head, tables),
    createZstdCompress(),
    (compressed) => seal(compressed, key),
    createWriteStream(file, { flags: 'w', mode: 0o600, flush: true }),
    ...(signal ? [{ signal }] : []),
  );
  return tables;
}

/** Puts the new name onto the disk. */
async function settle(directory: string): Promise<void> {
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
}

const sum = (tables: Record<string, number>) => Object.values(tables).reduce((total, rows) => total + rows, 0);
