/** `node scripts/with-client.ts <file.ts> [arguments]`: generates the database client, then imports the command. */
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
  process.argv.splice(1, 2, entry); // as if started directly
  await import(entry);
  return 0;
});
