/** `npm run secrets [-- <directory>]`: writes `.env`'s secrets into files for Docker Compose. */
import { join, resolve } from 'node:path';
import { ROOT } from '../paths.ts';
import { runCommand } from '../user-error.ts';
import { closeEnvFile, completeEnvFile, ensureEnvFile, readEnvFile } from './env-file.ts';
import { writeSecretFiles } from './secret-files.ts';

await runCommand(async () => {
  const directory = resolve(process.argv[2] ?? ROOT);
  const env = join(directory, '.env');
  if (ensureEnvFile(env)) console.log(`${env}: written, with new secrets.`);
  closeEnvFile(env);
  const added = completeEnvFile(env, {});
  if (added.length > 0) console.log(`${env}: ${added.join(', ')} added.`);
  const names = writeSecretFiles(join(directory, 'secrets'), readEnvFile(env));
  console.log(
    `${join(directory, 'secrets')}: ${names.length} files, readable by you alone. After a change of .env run this again.`,
  );
  return 0;
});
