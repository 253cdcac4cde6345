import { openLoading } from '#/lib/platform/table-snapshot.ts';
import type { BackupKey } from './backup-key.ts';
import { type Part, readParts } from './parts.ts';

/** Fills empty tables in one transaction; returns rows per table. @throws {DomainError} `unsealable` when damaged. */
export async function fillTables(
  target: { url: string },
  source: { file: string; keys: readonly BackupKey[] },
): Promise<Record<string, number>> {
  const filled: Record<string, number> = {};
  const parts = readParts(source.file, source.keys);
  await using loading = await openLoading(target.url);
  let next = await parts.next();
  const rowsOfTable = async function* () {
    for (next = await parts.next(); isRows(next); next = await parts.next()) yield next.value.lines;
  };
  while (!next.done) {
    if (next.value.kind === 'table') filled[next.value.table] = await loading.load(next.value, rowsOfTable());
    else next = await parts.next();
  }
  await loading.commit();
  return filled;
}

function isRows(next: IteratorResult<Part>): next is IteratorYieldResult<Extract<Part, { kind: 'rows' }>> {
  return !next.done && next.value.kind === 'rows';
}
