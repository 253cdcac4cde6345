/** Which environment each program receives: its own settings, and no other program's secrets. Pure. */
import { ALL_SETTINGS, type Program } from './catalogue.ts';
import { isSandbox, withSandbox } from './sandbox-settings.ts';

type Values = Record<string, string | undefined>;

/**
 * The environment of one program.
 *
 * @param surroundings the environment of this command; whatever is no setting of ours (PATH, TZ, proxies) is passed on.
 * @param settings all settings in force, from `.env` and the surroundings.
 */
export function environmentFor(program: Program, surroundings: Values, settings: Values): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...surroundings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const values = isSandbox(settings) ? withSandbox(settings) : settings;
  for (const setting of ALL_SETTINGS) {
    delete environment[setting.name];
    const value = values[setting.name];
    if (value !== undefined && setting.for.includes(program)) environment[setting.name] = value;
  }
  return environment;
}

/** `.env` under the surroundings: what is set in the shell wins over the file. Empty values count as missing. */
export function settingsInForce(file: Values, surroundings: Values): Values {
  const known = ALL_SETTINGS.map(({ name }) => name);
  const fromShell = Object.entries(surroundings).filter(([name, value]) => known.includes(name) && value?.trim());
  return { ...file, ...Object.fromEntries(fromShell) };
}
