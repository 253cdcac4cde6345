import { join, relative } from 'node:path';
import { ensureDashboard, isDashboardStale } from '../build/dashboard.ts';
import { ensurePrismaClient } from '../build/prisma-client.ts';
import { prepareBrowser } from '../chromium/prepare-browser.ts';
import { awaitDatabase } from '../database/await-database.ts';
import { deployDatabase } from '../database/deploy.ts';
import { startLocalPostgres } from '../database/local-database.ts';
import { DATA_DIR, ENV_FILE, LOG_DIR, ROOT } from '../paths.ts';
import { freePort } from '../process/free-port.ts';
import { endPrograms } from '../process/run-program.ts';
import { closeEnvFile, completeEnvFile, ensureEnvFile, readEnvFile } from '../settings/env-file.ts';
import { environmentFor, settingsInForce, settingsInFull } from '../settings/program-environment.ts';
import { messageOf, runCommand } from '../user-error.ts';
import { addressesOf } from './addresses.ts';
import { awaitReady } from './await-ready.ts';
import { checkPorts, checkSettings, isPort } from './check-settings.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { readOptions, type StartOptions } from './options.ts';
import { ENDING, planPrograms } from './programs.ts';
import { readyTable } from './ready-table.ts';
import { claimRun, type RunRecord } from './run-record.ts';
import { screenLine } from './screen-line.ts';
import { createSteps, type Steps } from './steps.ts';
import { whenAskedToStop } from './stop-request.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

type Values = Record<string, string | undefined>;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  const stopping = new AbortController();
  const steps = createSteps(process.stdout, options.quiet, stopping.signal);
  const run = await claimRun(DATA_DIR);
  const log = openLogFile(join(LOG_DIR, 'mutuals.log'));
  const supervisor = createSupervisor(ENDING, {
    onLine(name, line, stream) {
      log.write(name, line);
      const shown = screenLine(name, line, stream);
      if (shown) console.error(shown);
    },
    onStart: (name, pid) => run.add(name, pid, 'SIGTERM'),
  });
  const asked = whenAskedToStop(() => supervisor.kill());
  const up = bringUp({ options, steps, run, log, supervisor, signal: stopping.signal });

  try {
    await Promise.race([up, asked, supervisor.failed]);
    await Promise.race([asked, supervisor.failed]);
    return 0;
  } finally {
    stopping.abort();
    endPrograms();
    await up.catch(() => {}); // the supervisor then knows all that started
    const told = supervisor.isBusy() && !options.quiet;
    if (told) console.log('\n  Stopping …');
    await supervisor.stop();
    run.close();
    if (told) console.log('  Everything has stopped.');
  }
});

type Parts = {
  options: StartOptions;
  steps: Steps;
  run: RunRecord;
  log: LogFile;
  supervisor: Supervisor;
  signal: AbortSignal;
};

async function bringUp({ options, steps, run, log, supervisor, signal }: Parts): Promise<void> {
  if (!options.quiet) console.log('\n  Mutuals\n');
  if (run.ended.length > 0) console.log(`  Ended what a killed start had left running: ${run.ended.join(', ')}.`);

  const settings = await steps.run(
    'Settings',
    () => loadSettings(options),
    ({ isNew, added }) => (isNew ? '.env written, with new secrets' : ['.env', ...added].join(', new: ')),
  );
  const url = await steps.run('PostgreSQL', () => openDatabase(settings.values, { run, log, supervisor }), hostOf);
  const values: Values = { ...settings.values, DATABASE_URL: url };
  await steps.run('Database client', ensurePrismaClient, (made) => (made ? 'generated' : 'up to date'));
  const { addresses, shared } = await steps.run(
    'Database',
    () => deployDatabase({ ...environmentFor('deploy', process.env, values), DATABASE_URL: url }),
    ({ migrations }) => (migrations.length > 0 ? `${migrations.length} migrations applied` : 'up to date'),
  );
  if (shared) console.error(`\n  ${shared.join('\n\n').replaceAll('\n', '\n  ')}\n`);
  const built = options.reload || !isDashboardStale();
  await steps.run(
    'Dashboard',
    async () => options.reload || ensureDashboard((line) => log.write('build', line)),
    () => (options.reload ? 'from its sources' : built ? 'up to date' : 'built'),
  );
  const browser = await steps.run(
    'Chromium',
    () => chromium(values),
    (found) => found?.line ?? 'none',
  );
  values.CHROMIUM_PATH = browser?.path;

  const [first, ...others] = planPrograms(values, addresses, { workerPort: await freePort(), reload: options.reload });
  for (const together of [first ? [first] : [], others]) {
    signal.throwIfAborted();
    for (const program of together) supervisor.start(program);
    for (const program of together)
      await steps.run(
        capital(program.name),
        () => awaitReady(program, signal),
        () => 'running',
      );
  }
  run.publish(addressesOf(values));
  console.log(readyTable(values, relative(ROOT, log.path), { isNew: settings.isNew, reload: options.reload }));
}

async function loadSettings(options: StartOptions): Promise<{ values: Values; isNew: boolean; added: string[] }> {
  const isNew = ensureEnvFile(ENV_FILE);
  closeEnvFile(ENV_FILE);
  const added = completeEnvFile(ENV_FILE, process.env);
  const written = readEnvFile(ENV_FILE);
  const given = settingsInFull(settingsInForce(written, process.env));
  const values: Values = { PORT: '3000', HOST: '127.0.0.1', ...given };
  if (options.port !== undefined) values.PORT = options.port;
  if (isPort(values.PORT)) values.NEXTAUTH_URL ??= `http://127.0.0.1:${values.PORT}`;
  checkSettings(values, written);
  await checkPorts(values);
  return { values, isNew, added };
}

async function openDatabase(
  values: Values,
  { run, log, supervisor }: Pick<Parts, 'run' | 'log' | 'supervisor'>,
): Promise<string> {
  if (values.DATABASE_URL) {
    await awaitDatabase(values.DATABASE_URL);
    return values.DATABASE_URL;
  }
  const postgres = await startLocalPostgres(values, (line) => {
    log.write('postgres', line);
    if (/PANIC|No space left on device/.test(line)) console.error(`database: ${line}`);
  });
  run.add('postgres', postgres.server().known.pid, 'SIGINT');
  supervisor.adopt('database', postgres.server().ended, () => postgres.stop());
  return postgres.url;
}

type FoundChromium = { path: string | undefined; line: string };

/** Without a browser only sign-ins fail: a warning. */
async function chromium(values: Values): Promise<FoundChromium | undefined> {
  if (values.BROWSER_ENDPOINT) return { path: undefined, line: `at ${values.BROWSER_ENDPOINT}` };
  try {
    const browser = await prepareBrowser(values.CHROMIUM_PATH);
    for (const sentence of browser.sentences) console.error(`\n  ${sentence}\n`);
    return browser;
  } catch (error) {
    if (values.CHROMIUM_PATH) throw error;
    console.error(`\n  Accounts cannot sign in by themselves on this machine. ${messageOf(error)}\n`);
    return undefined;
  }
}

function hostOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
