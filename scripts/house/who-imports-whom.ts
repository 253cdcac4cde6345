/** Whether a room may import another's file. Pure. */
import { FLOORS, ROOMS } from './rooms.ts';

export const MESSAGES = {
  around: 'The product does not know the sandbox, tests and scripts: only base addresses differ.',
  edges: 'lib knows no edge: pass what you need as a parameter, or move this file to the edge that uses it.',
  wiring: 'Only app, bot, jobs and tools build a context; take ctx as a parameter.',
  props: 'Components are fed by props: read on the server in app/ and pass the result.',
  upwards: 'Imports run downwards only: this room stands below. Hand it in as a parameter, or speak through the queue.',
  neighbours: 'Neighbours on one floor speak through the queue (lib/platform/queue.ts).',
  store: "A room's queries are its own: call its verb or its reading, or have one added there.",
};

/** Null outside of rooms. */
export function roomOf(path: string): string | null {
  const holding = Object.keys(ROOMS).filter((room) => path === room || /^[/.-]/.test(path.slice(room.length)));
  return holding.filter((room) => path.startsWith(room)).sort((a, b) => b.length - a.length)[0] ?? null;
}

/** What the importing room is told; null when it may. Ignores words. */
export function refusal(from: string, to: string): string | null {
  const [mine, other] = [ROOMS[from], ROOMS[to]];
  if (!mine || !other || from === to) return null;
  if (mine.only) return mine.only.rooms.includes(to) ? null : mine.only.because;
  const [down, up] = [FLOORS.indexOf(other.floor), FLOORS.indexOf(mine.floor)];
  if (down > up || mine.floor === 'around') return null;
  if (to === 'lib/wiring') return MESSAGES.wiring;
  if (other.floor === 'around') return MESSAGES.around;
  if (from === 'components') return MESSAGES.props;
  if (other.floor === 'edges' && mine.floor !== 'edges') return MESSAGES.edges;
  if (to === 'components') return MESSAGES.edges;
  return down === up ? MESSAGES.neighbours : MESSAGES.upwards;
}

/** Whether a file is among its room's words for `from`. */
export function isWord(path: string, room: string, from: string): boolean {
  return !ROOMS[from]?.only && (ROOMS[room]?.words?.some((word) => path === `${room}/${word}`) ?? false);
}

/** The room that writes a table; null for an unknown one. */
export function ownerOf(table: string): string | null {
  return Object.keys(ROOMS).find((room) => ROOMS[room]?.tables?.includes(table)) ?? null;
}
