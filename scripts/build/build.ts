/** `npm run build`: the database client and the dashboard, when they are older than their sources. The image is built with it too. */
import { createSteps } from '../start/steps.ts';
import { runCommand } from '../user-error.ts';
import { ensureDashboard } from './dashboard.ts';
import { ensurePrismaClient } from './prisma-client.ts';

await runCommand(async () => {
  const steps = createSteps(process.stdout, false, new AbortController().signal);
  await steps.run('Database client', ensurePrismaClient, (made) => (made ? 'generated' : 'up to date'));
  await steps.run('Dashboard', () => ensureDashboard());
  return 0;
});
