/**
 * `npm run demo`: plays the owner's case through public doors: 1,663 followers, the session ends after 728. `--large`: two
 * million. With `--shop`, a newcomer's way from `/start` over a purchase to a result and a refund.
 */
import { type Doors, openDoors } from './demo/doors.ts';
import { createNarrator } from './demo/narrator.ts';
import { type DemoOptions, readOptions } from './demo/options.ts';
import { playDemo } from './demo/play.ts';
import { playShop } from './demo/shop.ts';
import { runCommand } from './user-error.ts';

/** Each says whether all came out as promised. */
const PLAYS: Record<DemoOptions['play'], (doors: Doors, options: DemoOptions) => Promise<boolean>> = {
  session: (doors, { code, demoCase }) => playDemo({ doors, narrator: createNarrator(process.stdout), code, demoCase }),
  shop: (doors) => playShop({ doors, narrator: createNarrator(process.stdout) }),
  pictures: async (doors) => (await import('./demo/pictures.ts')).takePictures(doors),
};

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  await using doors = await openDoors(options);
  return (await PLAYS[options.play](doors, options)) ? 0 : 1;
});
