/**
 * `npm run demo`: the owner's case, played against the running product in about a minute. A profile with 1,663 followers;
 * Instagram ends the session after 728 of them. Uses public doors only: the HTTP API, the sandbox's control API and the
 * chat of the sandbox's Telegram. The sandbox is calm again afterwards.
 */
import { openDoors } from './demo/doors.ts';
import { createNarrator } from './demo/narrator.ts';
import { readOptions } from './demo/options.ts';
import { playDemo } from './demo/play.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  await using doors = await openDoors(options);
  return (await playDemo({ doors, narrator: createNarrator(process.stdout), code: options.code })) ? 0 : 1;
});
