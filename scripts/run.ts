/** `node scripts/run.ts web|worker|bot|browser|sandbox`: one program in a container, with its own settings. */
import { join } from 'node:path';
import { PROGRAMS, type Program } from '#/lib/platform/settings/kinds.ts';
import { ROOT } from './paths.ts';
import { forwardPort } from './run/forward-port.ts';
import { serveLiveness } from './run/serve-liveness.ts';
import { environmentFor, settingsInForce } from './settings/program-environment.ts';
import { isSandbox, sandboxPorts } from './settings/sandbox-settings.ts';

const ENTRIES: Partial<Record<Program, string>> = {
  web: 'server.js',
  worker: 'jobs/main.ts',
  bot: 'bot/main.ts',
  browser: 'jobs/browser.ts',
  sandbox: 'sandbox/main.ts',
};

const program = PROGRAMS.find((name) => name === process.argv[2]);
const entry = program && ENTRIES[program];
if (!program || !entry) {
  console.error(`Name the program to run: ${Object.keys(ENTRIES).join(', ')}.`);
  process.exit(1);
}

const settings = settingsInForce({}, process.env);
replaceEnvironment(environmentFor(program, process.env, settings));

const sandboxHost = process.env.SANDBOX_AT;
if (sandboxHost && isSandbox(settings)) {
  for (const port of Object.values(sandboxPorts(settings))) await forwardPort(port, sandboxHost);
}
process.argv.splice(1, 2, join(ROOT, entry)); // as if started directly
if (process.env.LIVENESS_PORT) await serveLiveness(Number(process.env.LIVENESS_PORT));
await import(join(ROOT, entry));

function replaceEnvironment(wanted: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in wanted)) delete process.env[name];
  Object.assign(process.env, wanted);
}
