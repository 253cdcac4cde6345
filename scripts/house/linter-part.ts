import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { FLOORS, LIBRARIES, ROOMS } from './rooms.ts';
import { MESSAGES, refusal } from './who-imports-whom.ts';

type Pattern = { group: string[]; message: string };

/** Tests may see more. */
const TESTS = ['!**/*.test.ts', '!**/*.test.tsx', '!**/*-world.ts', '!**/test-staff.ts'];

export const LINTER_PART = join(ROOT, 'biome.rooms.json');

export function linterPartText(): string {
  const lists = /\[\s+((?:"[^"]*",?\s+)+)\]/g;
  const text = JSON.stringify(linterPart(), null, 2).replaceAll(lists, (list) => list.replaceAll(/\s+/g, ' '));
  return `${text}\n`;
}

function linterPart(): object {
  const places = Object.keys(ROOMS).filter((room) => ROOMS[room]?.floor !== 'around' || ROOMS[room]?.only);
  return { overrides: places.filter((room) => !ROOMS[room]?.everyType).flatMap(overridesOf) };
}

function overridesOf(room: string): object[] {
  const within = (place: string) => place.startsWith(`${room}/`);
  const rooms = Object.keys(ROOMS).filter(within);
  const owning = LIBRARIES.flatMap(({ owners }) => owners).filter((owner) => within(owner) && !rooms.includes(owner));
  return [override(room, room, [...owning, ...rooms]), ...owning.map((place) => override(room, place, []))];
}

function override(room: string, place: string, without: readonly string[]): object {
  const patterns = [...librariesOf(room, place), ...roomsOf(room), ...storesOf(room)];
  const options = { patterns: patterns.filter(({ group }) => group.length > 0) };
  const includes = [...filesOf(place), ...without.flatMap(filesOf).map((files) => `!${files}`), ...TESTS];
  return { includes, linter: { rules: { style: { noRestrictedImports: { level: 'error', options } } } } };
}

function librariesOf(room: string, place: string): Pattern[] {
  if (ROOMS[room]?.floor === 'around') return [];
  const foreign = LIBRARIES.filter(({ owners }) => !owners.some((owner) => place === owner));
  return foreign.map(({ names, message }) => ({ group: [...names], message }));
}

function roomsOf(room: string): Pattern[] {
  const byMessage = new Map<string, string[]>();
  for (const other of Object.keys(ROOMS)) {
    const message = refusal(room, other);
    if (!message) continue;
    const words = (ROOMS[room]?.only ? [] : (ROOMS[other]?.words ?? [])).map((word) => `!#/${other}/${word}`);
    byMessage.set(message, [
      ...(byMessage.get(message) ?? []),
      ...filesOf(other).map((files) => `#/${files}`),
      ...words,
    ]);
  }
  return [...byMessage].map(([message, group]) => ({ group, message }));
}

function storesOf(room: string): Pattern[] {
  const isEdge = FLOORS.indexOf(ROOMS[room]?.floor ?? 'floor') <= FLOORS.indexOf('parts') && !ROOMS[room]?.only;
  return isEdge ? [{ group: ['#/lib/**/store.ts', '#/lib/**/*-store.ts'], message: MESSAGES.store }] : [];
}

/** Files, and `lib/wiring*`, stand for themselves. */
function filesOf(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return place === 'lib/wiring' ? ['lib/wiring*.ts'] : [`${place}/**`];
}
