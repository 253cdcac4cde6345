import type { ListFacts } from './answer.ts';
import type { Observation } from './observation.ts';
import type { PlaceName } from './redirect.ts';

/** A successful status, which alone proves nothing (docs/facts/refusals.md#e10, #e24, #e30). */
export function isDone(o: Observation): boolean {
  return o.status >= 200 && o.status < 300;
}

/** Successful, without what was asked for. */
export function isUnread(o: Observation): boolean {
  return isDone(o) && o.reading.kind !== 'value';
}

/** The login page under a successful status. */
export function showsLogin(o: Observation): boolean {
  return isUnread(o) && o.page === 'login';
}

/** One of these tokens, which are never localized. */
export function says(o: Observation, ...tokens: string[]): boolean {
  return tokens.includes(o.said.message) || tokens.includes(o.said.errorType);
}

/** By redirect or JSON announcement (docs/facts/refusals.md#e12 to #e16). */
export function leadsTo(o: Observation, place: PlaceName): boolean {
  return (o.redirect ?? o.announced)?.to === place;
}

/** Tokens have no spaces; the localized "please wait" has (docs/facts/refusals.md). */
export function isSentence(message: string): boolean {
  return /\S\s+\S/.test(message);
}

/** HTTP 200 with matching GraphQL errors and no data (docs/facts/refusals.md#e26). */
export function refusesWith(o: Observation, text: RegExp): boolean {
  return isUnread(o) && o.said.errors !== null && text.test(o.said.errors);
}

/** Fewer are single odd rows, not a new shape. */
const ODD_ROWS_OF_A_NEW_SHAPE = 3;

/** Most rows are unreadable, or all of a first page: an unknown shape, not some odd people. */
export function isMostlyOdd(o: Observation): boolean {
  const list = listOf(o);
  if (!list || list.setAside <= list.users) return false;
  return list.setAside >= ODD_ROWS_OF_A_NEW_SHAPE || (o.cursor === null && list.users === 0);
}

/** The cursor cannot be stored and sent back: neither an end nor a place to continue. */
export function hasOddCursor(o: Observation): boolean {
  return listOf(o)?.oddCursor ?? false;
}

/** An unknown page of Instagram instead of data: the address may be gone. Pages of others are trouble on the way. */
export function isUnknownPage(o: Observation): boolean {
  return isUnread(o) && o.page === 'site' && o.surface !== 'account';
}

/** An empty first page without a next one, although people are declared or no total is known. */
export function isWithheld(o: Observation): boolean {
  const list = listOf(o);
  if (!list || o.cursor !== null || list.users + list.setAside > 0 || list.hasNext) return false;
  const total = list.count === null ? o.declared : Math.max(list.count, o.declared ?? 0);
  return total !== 0;
}

/** Nobody on it, and more promised without a cursor. */
export function isDeadEnd(o: Observation): boolean {
  const list = listOf(o);
  return list !== null && list.users + list.setAside === 0 && list.hasNext && list.next === null;
}

/** The same cursor would give the same page for ever: `cursor_refused`, so the walk starts over. */
export function isRepeatedCursor(o: Observation): boolean {
  const list = listOf(o);
  return list !== null && o.cursor !== null && list.next === o.cursor;
}

function listOf(o: Observation): ListFacts | null {
  return isDone(o) && o.reading.kind === 'value' ? o.reading.list : null;
}
