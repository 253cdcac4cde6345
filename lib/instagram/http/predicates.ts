/** Questions that rows of the verdict table ask about an observation. */
import type { ListFacts } from './answer.ts';
import type { Observation } from './observation.ts';

/** A successful status. It proves nothing by itself (facts 3.1 E10, E24, E30). */
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

/** Tokens such as `bad_request` have no spaces; the localized "please wait" has (facts 3.1). */
export function isSentence(message: string): boolean {
  return /\S\s+\S/.test(message);
}

/** A GraphQL refusal whose texts match: HTTP 200 with errors and without the data asked for (facts 3.1 E26). */
export function refusesWith(o: Observation, text: RegExp): boolean {
  return isUnread(o) && o.said.errors !== null && text.test(o.said.errors);
}

/**
 * A first page without anybody and without a next one, although people are declared. With no readable
 * total an empty list is treated the same: it proves nothing (facts 1.3).
 */
export function isWithheld(o: Observation): boolean {
  const list = listOf(o);
  if (!list || o.cursor !== null || list.users > 0 || list.hasNext) return false;
  const total = list.count === null ? o.declared : Math.max(list.count, o.declared ?? 0);
  return total !== 0;
}

/** Nobody on the page, more is promised, and no cursor to get there. */
export function isDeadEnd(o: Observation): boolean {
  const list = listOf(o);
  return list !== null && list.users === 0 && list.hasNext && list.next === null;
}

/**
 * Asking the same cursor again would give the same page for ever (facts 1.3, "keys to stop on"; F40). It is
 * `cursor_refused` and not the end of the list: the walk starts over, and what was read stays.
 */
export function isRepeatedCursor(o: Observation): boolean {
  const list = listOf(o);
  return list !== null && o.cursor !== null && list.next === o.cursor;
}

function listOf(o: Observation): ListFacts | null {
  return isDone(o) && o.reading.kind === 'value' ? o.reading.list : null;
}
