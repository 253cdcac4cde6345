/**
 * `npm run demo`: plays the owner's case through public doors: 1,663 followers, the session ends after 728. With `--shop`,
 * a newcomer's way from `/start` over a purchase to a result and a refund.
 */
import { openDoors } from './demo/doors.ts';
import { createNarrator } from './demo/narrator.ts';
import { readOptions } from './demo/options.ts';
import { playDemo } from './demo/play.ts';
import { playShop } from './demo/shop.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  await using doors = await openDoors(options);
  const narrator = createNarrator(process.stdout);
  const wellPlayed =
    options.play === 'shop' ? playShop({ doors, narrator }) : playDemo({ doors, narrator, code: options.code });
  return (await wellPlayed) ? 0 : 1;
});
