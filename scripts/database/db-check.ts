/** `npm run db:check`: do the migrations lead to prisma/schema.prisma? Needs no running database. */
import { runCommand } from '../user-error.ts';
import { missingMigration } from './plan-migration.ts';

await runCommand(async () => {
  const missing = await missingMigration();
  if (missing === null) {
    console.log('The migrations and prisma/schema.prisma agree.');
    return 0;
  }
  console.error(
    `The migrations do not lead to prisma/schema.prisma. Make one with "npm run db:new -- <name>". Missing:\n\n${missing}`,
  );
  return 1;
});
