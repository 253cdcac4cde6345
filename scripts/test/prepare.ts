import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { ensurePrismaClient } from '../build/prisma-client.ts';
import { PROJECT_NODE, runProgram } from '../process/run-program.ts';

/** For the type check: database client and Next's route types. */
export async function prepareTypes(): Promise<void> {
  await ensurePrismaClient();
  await runProgram(PROJECT_NODE, ['node_modules/next/dist/bin/next', 'typegen'], {
    failure: "The types of the dashboard's routes could not be generated.",
    env: testEnvironment(),
  });
}

/** Tests see no settings of this installation. */
export function testEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', __NEXT_PROCESSED_ENV: 'true' };
  for (const { name } of ALL_SETTINGS) delete environment[name];
  if (!process.stdout.isTTY) environment.NO_COLOR = '1';
  return { ...environment, ...extra };
}
