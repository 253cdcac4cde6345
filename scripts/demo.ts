/**
 * `npm run demo`: the owner's case, played against the running product in about a minute. A profile with 1,663 followers;
 * Instagram ends the session after 728 of them. Uses public doors only: the HTTP API, the sandbox's control API and the
 * chat of the sandbox's Telegram. The sandbox is calm again afterwards.
 */
import { openDoors } from './demo/open-doors.ts';
import { readOptions } from './demo/options.ts';
import { playDemo } from './demo/play-demo.ts';
import { createTimeline } from './demo/timeline.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  await using doors = await openDoors(options);
  return (await playDemo(doors, createTimeline(process.stdout), options)) ? 0 : 1;
});
