import { createHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { strokesOf } from './card-figures.ts';
import { drawCard } from './draw-card.ts';

it('draws a PNG whose picture is as large as its header says, however large the numbers are', async () => {
  for (const numbers of [
    { notFollowingBack: 0, unknown: 7_500, mutual: 1_234_567_890, fans: 98_765_432_100 },
    { notFollowingBack: 272, unknown: 0, mutual: 640, fans: null },
  ]) {
    const png = Buffer.from(await drawCard(numbers));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([800, 450]);
    const from = png.indexOf('IDAT') + 4;
    expect(inflateSync(png.subarray(from, from + png.readUInt32BE(from - 8)))).toHaveLength((800 * 3 + 1) * 450);
  }
});

it('lets others work while it draws, before the picture is packed in a thread', async () => {
  let turns = 0;
  let turnsOfDrawing: number | null = null;
  const note = (_id: number, type: string) => {
    if (type === 'ZLIB') turnsOfDrawing = turns;
  };
  const hook = createHook({ init: note }).enable();
  const drawing = drawCard({ notFollowingBack: 1, unknown: 0, mutual: 2, fans: 3 }).finally(() => hook.disable());
  for (; turnsOfDrawing === null; turns += 1) await setImmediate();
  await drawing;
  expect(turnsOfDrawing).toBeGreaterThan(40);
});

it('has a form for each digit, within the given width', () => {
  for (const digit of '0123456789?') expect(strokesOf(digit, { x: 0, y: 0, height: 60, widest: 99 })).not.toEqual([]);
  const wide = strokesOf('1234567890', { x: 100, y: 100, height: 60, widest: 120 });
  expect(Math.max(...wide.map(({ to }) => to.x)) - Math.min(...wide.map(({ from }) => from.x))).toBeLessThanOrEqual(
    120,
  );
});
