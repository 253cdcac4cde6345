import type { Fault } from '../faults/faults.ts';
import { pleaseWaitLogIn, signedOut } from '../faults/refusals.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Session, World } from '../state/model.ts';
import type { Person } from '../state/people.ts';
import { type ListName, numberAt } from '../state/profiles.ts';
import { firstKey, keyAtOffset, keysFrom, offsetOfKey, type Roster } from '../state/roster.ts';
import { mix } from '../state/scramble.ts';
import { countEntries, entriesLeft } from '../state/sign-out-rules.ts';
import { decodeCursor, encodeCursor } from './cursors.ts';
import { oddCursor } from './odd-answers.ts';
import type { ListQuestion } from './question.ts';
import { type SearchFault, searchList } from './search.ts';

export type ListPage = { people: Person[]; next: string | null; limited: boolean };

/** A page, or the answer instead (session ended, cursor refused). Does not check privacy. */
export function servePage(exchange: Exchange, session: Session, question: ListQuestion): ListPage | Answer {
  const { world } = exchange;
  const { profile, list } = question;
  const at = { session, profile: profile.username, of: question.search === null ? list : ('look_ups' as const) };
  const left = entriesLeft(world, at);
  if (left <= 0) {
    countEntries(world, at, 0);
    exchange.dead = session;
    exchange.session = null;
    return signedOut(exchange);
  }
  const stale = staleCursor(exchange, session, question);
  if (stale === 'e1') return pleaseWaitLogIn();
  const key = startKey(exchange, session, question);
  if (key === null) return cursorRefused();

  const page = stale === 'empty_end' ? emptyPage() : readPage(exchange, question, key, left);
  spoilPage(exchange, question, page);
  countEntries(world, at, question.search === null ? page.people.length : 1);
  walked(exchange, session, question);
  exchange.note.entries = page.people.length;
  return page;
}

/** 400. The site's own refusal is unknown (docs/facts/refusals.md#cursors). */
export function cursorRefused(): Answer {
  return json({ message: 'Invalid cursor', status: 'fail' }, 400);
}

function emptyPage(): ListPage {
  return { people: [], next: null, limited: false };
}

/** A cursor given to another session. */
function staleCursor({ world }: Exchange, session: Session, question: ListQuestion) {
  const known = question.cursor === null || session.walks.has(walkOf(question));
  return known ? 'continue' : world.switches.cursors.afterNewSession;
}

/** Null for a refused cursor. `0` is the start (docs/facts/addresses.md#rest-lists). */
function startKey(exchange: Exchange, session: Session, question: ListQuestion): number | null {
  const { world, listFault } = exchange;
  const { profile, list, cursor } = question;
  const roster = profile.lists[list];
  const start = firstKey(roster);
  if (cursor === null) return start;
  const { cursors } = world.switches;
  if (cursors.refuse || listFault?.kind === 'cursor_refused') return null;
  if (cursors.firstPageAgain || listFault?.kind === 'first_page_again') return start;
  const stale = staleCursor(exchange, session, question);
  if (stale === 'refuse') return null;
  if (stale === 'first_page') return start;
  if (question.form === 'offset') return /^\d{1,9}$/.test(cursor) ? keyAtOffset(roster, Number(cursor)) : null;
  return decodeCursor(placeOf(world, question), cursor);
}

/** A search's cursors are its own. */
function placeOf({ seed }: World, { profile, list, search }: ListQuestion) {
  return { seed, profile: profile.id, list: search === null ? list : `${list}?${search}` };
}

function readPage({ world, listFault }: Exchange, question: ListQuestion, key: number, left: number): ListPage {
  if (question.search === null) return readKeys(world, question, key, left);
  if (listFault?.kind === 'unfiltered') return { ...readKeys(world, question, key, left), next: null, limited: false };
  const { people, next } = searchList(world, question, key, searchFaultOf(listFault));
  return { people, next: next === null ? null : encodeCursor(placeOf(world, question), next), limited: false };
}

function readKeys(world: World, question: ListQuestion, key: number, left: number): ListPage {
  const { profile, list, limit } = question;
  const roster = profile.lists[list];
  const room = limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - offsetOfKey(roster, key));
  const count = Math.min(shortened(world, question.count, key), room, left);
  const { keys, next } = keysFrom(roster, key, count);
  const people = keys.map((at) => world.people.person(numberAt(world.people, profile, list, at)));
  const limited = limit !== null && next !== null;
  return { people, next: next === null || count === room ? null : cursorAt(world, question, roster, next), limited };
}

function cursorAt(world: World, question: ListQuestion, roster: Roster, key: number): string {
  if (question.form === 'offset') return String(offsetOfKey(roster, key));
  return encodeCursor(placeOf(world, question), key);
}

/** Pages are seldom full (8 to 12 of 12; docs/facts/addresses.md#page-size); each is always equally short. */
function shortened(world: World, count: number, key: number): number {
  const { jitter } = world.switches.pageSizes;
  return jitter === 0 ? count : Math.max(1, count - (mix(key + 1_000_000, 11) % (jitter + 1)));
}

function searchFaultOf(fault: Fault | null): SearchFault {
  const kind = fault?.kind;
  return kind === 'finds_nobody' || kind === 'buried' || kind === 'shown_only' ? kind : null;
}

function spoilPage({ world, listFault }: Exchange, question: ListQuestion, page: ListPage): void {
  switch (listFault?.kind) {
    case 'E21':
      Object.assign(page, { people: [], next: null });
      break;
    case 'E22':
    case 'E23':
    case 'empty_page':
      Object.assign(page, { people: [], next: page.next ?? question.cursor });
      break;
    case 'early_end':
      page.next = null;
      break;
    case 'empty_end':
      Object.assign(page, { people: [], next: null });
      break;
    case 'limited':
      Object.assign(page, { next: null, limited: true });
      break;
    case 'odd_cursor':
      page.next = oddCursor(page.next);
      break;
    case 'duplicates':
      page.people.unshift(...peopleBefore(world, question));
      break;
    default:
      break;
  }
  const loops = world.switches.cursors.loop || listFault?.kind === 'cursor_loop';
  if (loops && question.cursor !== null) page.next = question.cursor;
}

function peopleBefore(world: World, question: ListQuestion): Person[] {
  const { profile, list, cursor, form } = question;
  const roster = profile.lists[list];
  if (cursor === null) return [];
  const key =
    form === 'offset' ? keyAtOffset(roster, Number(cursor)) : (decodeCursor(placeOf(world, question), cursor) ?? 0);
  return keysFrom(roster, key - 3, 3).keys.map((at) => world.people.person(numberAt(world.people, profile, list, at)));
}

function walked(exchange: Exchange, session: Session, question: ListQuestion): void {
  const walk = walkOf(question);
  if (question.cursor === null) session.walks.add(walk);
  exchange.world.walkPages.set(walk, exchange.note.page ?? 1);
}

/** The page's number in its walk, from 1, for a fault's `at.page`. */
export function pageNumber(world: World, walk: Walk, cursor: string | null): number {
  return cursor === null ? 1 : (world.walkPages.get(walkName(walk)) ?? 0) + 1;
}

type Walk = { username: string; list: ListName; search: string | null };

function walkOf({ profile, list, search }: ListQuestion): string {
  return walkName({ username: profile.username, list, search });
}

function walkName({ username, list, search }: Walk): string {
  return search === null ? `${username}/${list}` : `${username}/${list}?${search}`;
}
