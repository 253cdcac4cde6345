/** `npm run db:deploy`: brings the database to this release. Also the image's migration. */

import { installationSettings } from '../settings/installation-settings.ts';
import { environmentFor } from '../settings/program-environment.ts';
import { runCommand } from '../user-error.ts';
import { deployDatabase } from './deploy.ts';
import { withLocalDatabase } from './local-database.ts';

await runCommand(async () => {
  const settings = installationSettings();
  await withLocalDatabase(settings, async (url) => {
    const environment = environmentFor('deploy', process.env, settings);
    const { migrations, shared } = await deployDatabase({ ...environment, DATABASE_URL: url });
    console.log(migrations.length === 0 ? 'The database is up to date.' : `Applied ${migrations.join(', ')}.`);
    if (shared) console.log(`\n${shared.join('\n\n')}\n`);
  });
  return 0;
});
