/** `npm run demo`: plays the owner's case through public doors: 1,663 followers, the session ends after 728. `--large`: two million. */
import { openDoors } from './demo/doors.ts';
import { createNarrator } from './demo/narrator.ts';
import { readOptions } from './demo/options.ts';
import { playDemo } from './demo/play.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  const { code, demoCase } = options;
  await using doors = await openDoors(options);
  return (await playDemo({ doors, narrator: createNarrator(process.stdout), code, demoCase })) ? 0 : 1;
});
