import { type Build, readBuild } from '#/tests/security/outside/build.ts';
import { actionNamed, knock } from '#/tests/security/outside/knock.ts';
import { openPeople, type People } from '#/tests/security/outside/people.ts';
import type { Staff } from '#/tests/security/outside/staff.ts';
import type { Target } from '#/tests/security/outside/target.ts';
import { runningDatabaseUrl } from '../database/local-database.ts';
import { DATA_DIR } from '../paths.ts';
import { installationSettings } from '../settings/installation-settings.ts';
import { isSandbox } from '../settings/sandbox-settings.ts';
import { addressesOf } from '../start/addresses.ts';
import { findRun, processOf } from '../start/run-record.ts';
import { messageOf, UserError } from '../user-error.ts';
import type { AttackOptions } from './options.ts';

type Settings = ReturnType<typeof installationSettings>;

/** Disposing removes them. @throws {UserError} it cannot be attacked. */
export async function openInstallation(options: AttackOptions): Promise<AsyncDisposable & { target: Target }> {
  const settings = installationSettings();
  const here = addressHere(settings);
  const url = options.url ?? here;
  if (!isThisMachine(url) && !options.yes)
    throw new UserError(
      `${url} is not on this machine. Add --yes if it is yours and nobody is harmed by an attack on it.`,
    );
  await reach(url);
  const isHere = url === here;
  const people = await openPeople(url, await staffIn(isHere ? runningDatabaseUrl(settings) : settings.DATABASE_URL));
  const target: Target = {
    ...people.target,
    build: await buildThere(people),
    webPid: isHere ? processOf(DATA_DIR, 'web') : null,
    isPlayground: isHere && isSandbox(settings),
  };
  return { target, [Symbol.asyncDispose]: () => people[Symbol.asyncDispose]() };
}

function addressHere(settings: Settings): string {
  const web = findRun(DATA_DIR)?.addresses?.web ?? addressesOf(settings).web;
  const shown = settings.NEXTAUTH_URL?.replace(/\/+$/, '');
  return shown && URL.canParse(shown) && !isThisMachine(shown) ? shown : web;
}

function isThisMachine(url: string): boolean {
  if (!URL.canParse(url)) throw new UserError(`${url} is no address. It should be one such as http://127.0.0.1:3000.`);
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

async function reach(url: string): Promise<void> {
  const answer = await knock({ url }, '/api/health').catch((error: unknown) => {
    throw new UserError(
      `No Mutuals answers at ${url}: ${messageOf(error)}. Start it with "npm start" in another terminal, or name another with --url.`,
    );
  });
  if (answer.status !== 200)
    throw new UserError(`The Mutuals at ${url} is not well: its health answers ${answer.status}.`);
}

/** A clone that was never started has no database client. */
async function staffIn(databaseUrl: string | null | undefined): Promise<Staff> {
  if (!databaseUrl)
    throw new UserError(
      'The attack makes people of its own in the database of the installation: say where it is with DATABASE_URL.',
    );
  const { openStaff } = await import('#/tests/security/outside/staff.ts');
  return openStaff(databaseUrl);
}

/** This checkout's build, if it runs there; null otherwise. */
async function buildThere({ target: { url, people } }: People): Promise<Build | null> {
  try {
    const build = readBuild();
    const { text } = await knock({ url }, '/settings', { cookie: people.owner.cookie });
    return text.includes(actionNamed('signOutAction', build).id) ? build : null;
  } catch {
    return null; // never built here
  }
}
