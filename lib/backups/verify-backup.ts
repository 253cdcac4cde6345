import { DomainError } from '#/lib/platform/errors.ts';
import type { BackupKey } from './backup-key.ts';
import type { BackupHead } from './model.ts';
import { linesIn, readParts } from './parts.ts';

export type VerifiedBackup = { head: BackupHead; tables: Record<string, number> };

/** Reads a whole backup and compares it with its own sums. @throws {DomainError} `unsealable` with the reason. */
export async function verifyBackup(file: string, keys: readonly BackupKey[]): Promise<VerifiedBackup> {
  let head: BackupHead | undefined;
  let said: Record<string, number> = {};
  const tables: Record<string, number> = {};
  let table = '';
  for await (const part of readParts(file, keys)) {
    if (part.kind === 'head') head = part;
    if (part.kind === 'end') said = part.tables;
    if (part.kind === 'rows') tables[table] = (tables[table] ?? 0) + linesIn(part.lines);
    if (part.kind === 'table') {
      table = part.table;
      tables[table] = 0;
    }
  }
  const names = new Set([...Object.keys(said), ...Object.keys(tables)]);
  const differs = [...names].some((name) => said[name] !== tables[name]);
  if (!head || differs)
    throw new DomainError('unsealable', 'This backup does not hold the rows that it says it holds.');
  return { head, tables };
}
