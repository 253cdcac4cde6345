import { ENV_FILE } from '../paths.ts';
import { readEnvFile } from './env-file.ts';
import { settingsInForce, settingsInFull } from './program-environment.ts';

/** `.env`, under what the shell sets, with files read. @throws {UserError} a file cannot be read. */
export function installationSettings(): Record<string, string | undefined> {
  return settingsInFull(settingsInForce(readEnvFile(ENV_FILE), process.env));
}
