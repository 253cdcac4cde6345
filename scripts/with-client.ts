/**
 * `node scripts/with-client.ts <file.ts> [arguments]`: runs a command whose modules need the database client, which a
 * fresh clone does not have. It is generated first; the command is imported after that, into this process.
 */
import { join } from 'node:path';
import { ensurePrismaClient } from './build/prisma-client.ts';
import { ROOT } from './paths.ts';
import { endOnSignals } from './process/end-on-signals.ts';
import { runCommand, UserError } from './user-error.ts';

await runCommand(async () => {
  endOnSignals();
  const file = process.argv[2];
  if (!file) throw new UserError('Name the command to run: node scripts/with-client.ts <file.ts> [arguments]');

  await ensurePrismaClient();
  const entry = join(ROOT, file);
  process.argv.splice(1, 2, entry); // as if it had been started by its own name
  await import(entry);
  return 0;
});
