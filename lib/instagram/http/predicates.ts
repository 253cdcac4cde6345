/** Questions that rows of the verdict table ask about an observation. */
import type { ListFacts } from './answer.ts';
import type { Observation } from './observation.ts';
import type { PlaceName } from './redirect.ts';

/** A successful status. It proves nothing by itself (docs/facts/refusals.md#e10, #e24, #e30). */
export function isDone(o: Observation): boolean {
  return o.status >= 200 && o.status < 300;
}

/** A successful status whose body did not hold what was asked for. */
export function isUnread(o: Observation): boolean {
  return isDone(o) && o.reading.kind !== 'value';
}

/** The login page under a successful status. */
export function showsLogin(o: Observation): boolean {
  return isUnread(o) && o.page === 'login';
}

/** The message or the error type is one of these machine tokens, which are never localized. */
export function says(o: Observation, ...tokens: string[]): boolean {
  return tokens.includes(o.said.message) || tokens.includes(o.said.errorType);
}

/** The answer leads to that page: by a redirect, or by announcing it in JSON (docs/facts/refusals.md#e12 to #e16). */
export function leadsTo(o: Observation, place: PlaceName): boolean {
  return (o.redirect ?? o.announced)?.to === place;
}

/** Tokens such as `bad_request` have no spaces; the localized "please wait" has (docs/facts/refusals.md). */
export function isSentence(message: string): boolean {
  return /\S\s+\S/.test(message);
}

/** A GraphQL refusal whose texts match: HTTP 200 with errors and without the data asked for (docs/facts/refusals.md#e26). */
export function refusesWith(o: Observation, text: RegExp): boolean {
  return isUnread(o) && o.said.errors !== null && text.test(o.said.errors);
}

/** Fewer odd rows than this are people to set aside, not a new shape of the list. */
const ODD_ROWS_OF_A_NEW_SHAPE = 3;

/**
 * Most rows of a page cannot be read: not some odd people, but a shape that we do not know. A first page with nobody
 * readable is one too, however short: nothing on it shows that the shape is the known one.
 */
export function isMostlyOdd(o: Observation): boolean {
  const list = listOf(o);
  if (!list || list.setAside <= list.users) return false;
  return list.setAside >= ODD_ROWS_OF_A_NEW_SHAPE || (o.cursor === null && list.users === 0);
}

/** There is a cursor that could not be kept and sent back: neither the end nor a place to go on from. */
export function hasOddCursor(o: Observation): boolean {
  return listOf(o)?.oddCursor ?? false;
}

/**
 * Instagram answers with a page, none that we know, where data was asked for: the address may be gone, and asking again
 * helps little. A page that is not Instagram's is trouble on the way to it.
 */
export function isUnknownPage(o: Observation): boolean {
  return isUnread(o) && o.page === 'site' && o.surface !== 'account';
}

/**
 * A first page without anybody and without a next one, although people are declared. With no readable
 * total an empty list is treated the same: it proves nothing (docs/facts/addresses.md#rest-lists).
 */
export function isWithheld(o: Observation): boolean {
  const list = listOf(o);
  if (!list || o.cursor !== null || list.users + list.setAside > 0 || list.hasNext) return false;
  const total = list.count === null ? o.declared : Math.max(list.count, o.declared ?? 0);
  return total !== 0;
}

/** Nobody on the page, more is promised, and no cursor to get there. */
export function isDeadEnd(o: Observation): boolean {
  const list = listOf(o);
  return list !== null && list.users + list.setAside === 0 && list.hasNext && list.next === null;
}

/**
 * Asking the same cursor again would give the same page for ever (docs/facts/addresses.md#rest-lists,
 * docs/facts/reliability.md#faults: "keys to stop on"). It is
 * `cursor_refused` and not the end of the list: the walk starts over, and what was read stays.
 */
export function isRepeatedCursor(o: Observation): boolean {
  const list = listOf(o);
  return list !== null && o.cursor !== null && list.next === o.cursor;
}

function listOf(o: Observation): ListFacts | null {
  return isDone(o) && o.reading.kind === 'value' ? o.reading.list : null;
}
