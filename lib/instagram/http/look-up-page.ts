import type { ListPage } from '../model.ts';
import { type Body, NOTHING, type Reading } from './answer.ts';
import { readRestPage } from './dialects/rest.ts';
import { flagOf, membersOf } from './loose-values.ts';

/** A page of a search in a list. */
export type FoundPage = Pick<ListPage, 'users' | 'next' | 'limited' | 'setAside'> & {
  /** Something on it could not be read: nobody's absence follows from it. */
  odd: boolean;
  /** More is promised, with a cursor or without. */
  more: boolean;
};

const UNSHAPED: FoundPage = { users: [], next: null, limited: false, setAside: 0, odd: true, more: false };

/** Reads a search's answer. `ok` without people has been seen, and tells nothing: it is odd, not a refusal. */
export function readFound(body: Body): Reading<FoundPage> {
  const answer = body.shape === 'json' ? membersOf(body.json) : null;
  const reading = readRestPage(body);
  if (!answer || reading.kind !== 'value') return answer && isBare(answer) ? found(UNSHAPED) : NOTHING;

  const { users, next, limited, setAside } = reading.value;
  const odd = setAside > 0 || reading.list?.oddCursor === true;
  return found({ users, next, limited, setAside, odd, more: next !== null || flagOf(answer.has_more) === true });
}

function isBare({ status, errors }: Readonly<Record<string, unknown>>): boolean {
  return status === 'ok' && errors === undefined;
}

/** No facts for the verdict table: a search may find nobody, end anywhere, and is no list to start over. */
function found(page: FoundPage): Reading<FoundPage> {
  return { kind: 'value', value: page, list: null };
}
