import { ENV_FILE } from '../paths.ts';
import { readEnvFile } from './env-file.ts';
import { settingsInForce, settingsInFull } from './program-environment.ts';

/** The settings of this checkout: `.env`, under what the shell sets; what stands in files is read. @throws {UserError} when a file cannot be. */
export function installationSettings(): Record<string, string | undefined> {
  return settingsInFull(settingsInForce(readEnvFile(ENV_FILE), process.env));
}
