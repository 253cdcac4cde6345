import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { PROJECT_NODE, runProgram } from '../process/run-program.ts';
import { UserError } from '../user-error.ts';
import { fingerprint, isCurrent, writeStamp } from './fingerprint.ts';

const SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];
const GENERATED = join(ROOT, 'prisma', 'generated');
const STAMP = join(GENERATED, '.built');

/** Generates the database client when the schema is newer; returns whether. @throws {UserError} the schema is wrong. */
export async function ensurePrismaClient(): Promise<boolean> {
  const mark = fingerprint(SOURCES);
  if (isCurrent(STAMP, mark)) return false;
  const cli = join(ROOT, 'node_modules', 'prisma', 'build', 'index.js');
  await runProgram(PROJECT_NODE, [cli, 'generate'], { failure: 'The database client could not be generated.' });
  writeStamp(STAMP, mark);
  return true;
}

/** For images, which cannot generate it. @throws {UserError} there is no client. */
export function requirePrismaClient(): void {
  if (existsSync(join(GENERATED, 'client.ts'))) return;
  throw new UserError(
    'The database client is not there yet: "npm start" makes it on its first run, "npm run build" too.',
  );
}
