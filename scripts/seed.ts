/** An installation's first data; changes nothing that exists. Part of every deploy. */
import { openContext } from '#/lib/wiring.ts';
import { seedOperator } from './seed/first-operator.ts';
import { retireSandbox, seedSandbox } from './seed/sandbox.ts';
import { seedTariffs } from './seed/tariffs.ts';
import { settingsInForce, settingsInFull } from './settings/program-environment.ts';
import { isSandbox } from './settings/sandbox-settings.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const { ctx, close } = await openContext('tool');
  try {
    const first = settingsInFull(settingsInForce({}, process.env));
    await seedOperator(ctx, { email: first.FIRST_OPERATOR_EMAIL, password: first.FIRST_OPERATOR_PASSWORD });
    await seedTariffs(ctx.db);
    await (isSandbox(process.env) ? seedSandbox(ctx) : retireSandbox(ctx));
    return 0;
  } finally {
    await close();
  }
});
