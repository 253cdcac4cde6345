/** `npm run attack`: tries every attack of docs/security.md against the running installation, with temporary people. */
import { ATTACKS } from '#/tests/security/attacks.ts';
import { renderTable } from '#/tests/security/render-table.ts';
import { openInstallation } from './attack/open-installation.ts';
import { readOptions } from './attack/options.ts';
import { printResults } from './attack/print-results.ts';
import { tryInside } from './attack/try-inside.ts';
import { tryOutside } from './attack/try-outside.ts';
import { endOnSignals } from './process/end-on-signals.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.table) {
    console.log(renderTable(ATTACKS));
    return 0;
  }
  endOnSignals();
  const attacks = ATTACKS.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
  const results = {
    ...(await onInstallation(options, async (target) => tryOutside(target, attacks))),
    ...(await tryInside(attacks, { isLeftOut: options.outside })),
  };
  return printResults(attacks, results) ? 0 : 1;
});

async function onInstallation<T>(
  options: ReturnType<typeof readOptions>,
  work: (target: Awaited<ReturnType<typeof openInstallation>>['target']) => Promise<T>,
): Promise<T> {
  await using installation = await openInstallation(options);
  return await work(installation.target); // its people stay until then
}
