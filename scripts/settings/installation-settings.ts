import { ENV_FILE } from '../paths.ts';
import { readEnvFile } from './env-file.ts';
import { settingsInForce } from './program-environment.ts';

/** The settings of this checkout: `.env`, under what the shell sets. */
export function installationSettings(): Record<string, string | undefined> {
  return settingsInForce(readEnvFile(ENV_FILE), process.env);
}
