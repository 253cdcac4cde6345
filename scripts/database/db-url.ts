/** `npm run db:url`: the running database's address with its password, for psql or pg_dump. */
import { installationSettings } from '../settings/installation-settings.ts';
import { runCommand, UserError } from '../user-error.ts';
import { runningDatabaseUrl } from './local-database.ts';

await runCommand(async () => {
  const url = runningDatabaseUrl(installationSettings());
  if (!url) throw new UserError('The embedded PostgreSQL does not run. Start Mutuals first: npm start');
  console.log(url);
  return 0;
});
