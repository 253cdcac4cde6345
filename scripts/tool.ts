import type { Actor } from '#/lib/operators/audit.ts';
import { type Db, openDb } from '#/lib/platform/db.ts';
import { BadSettings, readEnv } from '#/lib/platform/env.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { runCommand, UserError } from './user-error.ts';

/** In the audit log. */
export const COMMAND_LINE: Actor = { kind: 'system', id: null, name: 'command line' };

/** Refusals of settings or domain are one sentence, without a stack. */
export function runTool(main: () => Promise<number | undefined>): Promise<never> {
  return runCommand(async () => {
    try {
      return await main();
    } catch (error) {
      if (error instanceof BadSettings || error instanceof DomainError) throw new UserError(error.message);
      throw error;
    }
  });
}

/** Opens the database for one work. */
export async function onDatabase(name: string, work: (db: Db) => Promise<void>): Promise<void> {
  const db = openDb({ url: readEnv('tool').databaseUrl, max: 1, name: `mutuals ${name}` });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}
