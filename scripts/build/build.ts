/** `npm run build`: database client and dashboard, if older than their sources. */
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
