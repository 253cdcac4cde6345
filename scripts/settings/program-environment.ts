/** Each program gets its own settings and no other's secrets. */

import type { Program } from '#/lib/platform/settings/kinds.ts';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { withFiles } from '#/lib/platform/settings-in-files.ts';
import { UserError } from '../user-error.ts';
import { isSandbox, withSandbox } from './sandbox-settings.ts';

type Values = Record<string, string | undefined>;

const SETTING_NAMES = ALL_SETTINGS.map(({ name }) => name);

/** @param surroundings what is no setting (PATH, TZ, proxies) passes. */
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

/** The shell wins over the file. Empty counts as missing. */
export function settingsInForce(file: Values, surroundings: Values): Values {
  const known = SETTING_NAMES.flatMap((name) => [name, `${name}_FILE`]);
  const fromShell = Object.entries(surroundings).filter(([name, value]) => known.includes(name) && value?.trim());
  return { ...file, ...Object.fromEntries(fromShell) };
}

/** With files read. @throws {UserError} a file cannot be read. */
export function settingsInFull(settings: Values): Values {
  const { values, sentences } = withFiles(settings, SETTING_NAMES);
  if (sentences.length > 0) throw new UserError(sentences.join('\n'));
  const inFiles = SETTING_NAMES.map((name) => `${name}_FILE`);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !inFiles.includes(name)));
}
