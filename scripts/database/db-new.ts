/** `npm run db:new -- <name> [--empty]`: writes the next migration. Needs no running database. */
import { parseArgs } from 'node:util';
import { runCommand } from '../user-error.ts';
import { createMigration } from './plan-migration.ts';

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { empty: { type: 'boolean', default: false } },
  });
  const file = await createMigration(positionals[0] ?? '', { empty: values.empty });
  console.log(file ? `Wrote ${file}` : 'Nothing to do: the migrations already lead to prisma/schema.prisma.');
  return 0;
});
