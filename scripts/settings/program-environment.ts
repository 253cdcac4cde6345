/** Which environment each program receives: its own settings, and no other program's secrets. */

import type { Program } from '#/lib/platform/settings/kinds.ts';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { withFiles } from '#/lib/platform/settings-in-files.ts';
import { UserError } from '../user-error.ts';
import { isSandbox, withSandbox } from './sandbox-settings.ts';

type Values = Record<string, string | undefined>;

const SETTING_NAMES = ALL_SETTINGS.map(({ name }) => name);

/**
 * The environment of one program.
 *
 * @param surroundings the environment of this command; whatever is no setting of ours (PATH, TZ, proxies) is passed on.
 * @param settings all settings in force, from `.env` and the surroundings.
 */
export function environmentFor(program: Program, surroundings: Values, settings: Values): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...surroundings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const values = isSandbox(settings) ? withSandbox(settings) : settings;
  for (const { name, goesTo } of ALL_SETTINGS) {
    const inFile = `${name}_FILE`;
    delete environment[name];
    delete environment[inFile];
    if (!goesTo.includes(program)) continue;
    if (values[name] !== undefined) environment[name] = values[name];
    else if (values[inFile] !== undefined) environment[inFile] = values[inFile];
  }
  return environment;
}

/** `.env` under the surroundings: what is set in the shell wins over the file. Empty values count as missing. */
export function settingsInForce(file: Values, surroundings: Values): Values {
  const known = SETTING_NAMES.flatMap((name) => [name, `${name}_FILE`]);
  const fromShell = Object.entries(surroundings).filter(([name, value]) => known.includes(name) && value?.trim());
  return { ...file, ...Object.fromEntries(fromShell) };
}

/**
 * The settings with what stands in files put in, for commands that need the values themselves.
 *
 * @throws {UserError} when a file cannot be read.
 */
export function settingsInFull(settings: Values): Values {
  const { values, sentences } = withFiles(settings, SETTING_NAMES);
  if (sentences.length > 0) throw new UserError(sentences.join('\n'));
  const inFiles = SETTING_NAMES.map((name) => `${name}_FILE`);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !inFiles.includes(name)));
}
