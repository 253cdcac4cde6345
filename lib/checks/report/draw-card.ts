/** A result as a picture to share: numbers alone, no names and no words, so that it says the same in every language. */
import { setImmediate as breathe } from 'node:timers/promises';
import { type Figure, strokesOf } from './card-figures.ts';
import { pngOf } from './png.ts';

/** `fans`: null when nobody knows them. `unknown`: of whom nobody could tell whether they follow back. */
export type CardNumbers = { notFollowingBack: number; unknown: number; mutual: number; fans: number | null };

const WIDTH = 800;
const HEIGHT = 450;
type Colour = readonly [red: number, green: number, blue: number];
const PAPER: Colour = [250, 250, 252];
const INK: Colour = [30, 27, 46];

/** The mark: two circles, the overlap filled. Who is followed, who follows, and who does both. */
const LEFT = { x: 290, y: 225, radius: 180 };
const RIGHT = { x: 510, y: 225, radius: 180 };
const ONE: Colour = [237, 222, 200];
const BOTH: Colour = [150, 120, 235];
const OTHER: Colour = [205, 222, 244];

/** Some milliseconds on a slow machine. */
const ROWS_IN_ONE_GO = 10;

/**
 * A PNG of 800 × 450: who does not follow back at the left, of whom nobody could tell below, mutual in the middle, fans at the right. Lets others work in
 * between.
 */
export async function drawCard({ notFollowingBack, unknown, mutual, fans }: CardNumbers): Promise<Uint8Array> {
  const figures: Figure[] = [
    ...strokesOf(String(notFollowingBack), { x: 222, y: 225, height: 52, widest: 150 }),
    ...(unknown > 0 ? strokesOf(`?${unknown}`, { x: 222, y: 300, height: 30, widest: 110 }) : []),
    ...strokesOf(String(mutual), { x: 400, y: 225, height: 60, widest: 120 }),
    ...strokesOf(fans === null ? '?' : String(fans), { x: 578, y: 225, height: 52, widest: 150 }),
  ];
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) {
    if (y % ROWS_IN_ONE_GO === 0) await breathe();
    for (let x = 0; x < WIDTH; x += 1) paint(pixels, (y * WIDTH + x) * 3, colourAt(x + 0.5, y + 0.5));
  }
  for (const figure of figures) {
    await breathe();
    ink(pixels, figure);
  }
  return pngOf(pixels, { width: WIDTH, height: HEIGHT });
}

function colourAt(x: number, y: number): Colour {
  const [left, right] = [inside(LEFT, x, y), inside(RIGHT, x, y)];
  const under = mixed(mixed(PAPER, ONE, left), OTHER, right);
  return mixed(under, BOTH, Math.min(left, right));
}

/** 0 outside, 1 inside, between at the edge. */
function inside(circle: typeof LEFT, x: number, y: number): number {
  return clamped(circle.radius - Math.sqrt((x - circle.x) ** 2 + (y - circle.y) ** 2) + 0.5);
}

/** Draws one stroke with round ends. */
function ink(pixels: Uint8Array, { from, to, thickness }: Figure): void {
  const half = thickness / 2;
  const [left, right] = [Math.min(from.x, to.x) - half - 1, Math.max(from.x, to.x) + half + 1];
  const [top, bottom] = [Math.min(from.y, to.y) - half - 1, Math.max(from.y, to.y) + half + 1];
  for (let y = Math.floor(top); y <= bottom; y += 1)
    for (let x = Math.floor(left); x <= right; x += 1) {
      const share = clamped(half - distance({ x: x + 0.5, y: y + 0.5 }, from, to) + 0.5);
      const at = (y * WIDTH + x) * 3;
      if (share > 0) paint(pixels, at, mixed([pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0], INK, share));
    }
}

type Point = { x: number; y: number };

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : clamped(((point.x - from.x) * dx + (point.y - from.y) * dy) / length);
  return Math.sqrt((point.x - from.x - along * dx) ** 2 + (point.y - from.y - along * dy) ** 2);
}

function paint(pixels: Uint8Array, at: number, [red, green, blue]: Colour): void {
  pixels[at] = red;
  pixels[at + 1] = green;
  pixels[at + 2] = blue;
}

function mixed(under: Colour, over: Colour, share: number): Colour {
  if (share === 0 || share === 1) return share === 0 ? under : over; // nearly everywhere
  const mix = (one: number, other: number) => Math.round(one + (other - one) * share);
  return [mix(under[0], over[0]), mix(under[1], over[1]), mix(under[2], over[2])];
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
