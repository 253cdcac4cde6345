/** A place in a result, as the data of a button (64 bytes at most, docs/facts/telegram-and-money.md#limits). */

import { CHANGE_KINDS } from '#/lib/checks/changes/model.ts';
import { GROUPS, type Group } from '#/lib/checks/model.ts';
import { BEGINNING, type Edge } from '#/lib/checks/people/model.ts';
import type { ChangeKind } from '#/lib/platform/enums.ts';

/** What of a result a message shows: everybody of a group, or those who changed in one way. */
export type Shown = Group | ChangeKind;

export type Place<S extends Shown = Shown> = { checkId: string; group: S; edge: Edge; prefix: string | null };

/** Letters that a search takes; more would not fit. */
export const MOST_LETTERS = 8;

const LETTERS: Record<Shown, string> = {
  ...{ not_following_back: 'n', unknown: 'u', not_followed: 'f', mutual: 'm' },
  ...{ gone: 'g', vanished: 'v', came: 'c', renamed: 'r' },
};
const SHOWN = [...GROUPS, ...CHANGE_KINDS];
const SIDES = { after: 'a', before: 'b' } as const;

export function firstPageOf<S extends Shown>(checkId: string, group: S, prefix: string | null = null): Place<S> {
  return { checkId, group, edge: BEGINNING, prefix };
}

/** `person`: whom the button is about. */
export function placeData(kind: 'p' | 'k', place: Place, person?: bigint): string {
  const { checkId, group, edge, prefix } = place;
  const id = edge.id < 0n ? '' : edge.id.toString(36);
  return [
    kind,
    Buffer.from(checkId.replaceAll('-', ''), 'hex').toString('base64url'),
    `${LETTERS[group]}${SIDES[edge.side]}${id}`,
    ...(person === undefined ? [] : [person.toString(36)]),
    ...(prefix === null ? [] : [prefix]),
  ].join(':');
}

const PLACE = /^p:([\w-]{22}):([nufmgvcr])([ab])([0-9a-z]{0,13})(?::([a-z0-9._]{0,8}))?$/;
const PERSON = /^k:([\w-]{22}):([nufmgvcr])([ab])([0-9a-z]{0,13}):([0-9a-z]{1,13})(?::([a-z0-9._]{0,8}))?$/;

/** Null when it is no place: what stands in a button can be forged. */
export function placeIn(data: string): Place | null {
  const [, check = '', group = '', side = '', id = '', prefix] = PLACE.exec(data) ?? [];
  return placeOf({ check, group, side, id, prefix });
}

/** The place to show again, and the person whom the button is about. */
export function personIn(data: string): { place: Place; person: bigint } | null {
  const [, check = '', group = '', side = '', id = '', person = '', prefix] = PERSON.exec(data) ?? [];
  const place = placeOf({ check, group, side, id, prefix });
  return place && { place, person: idOf(person) };
}

type Parts = { check: string; group: string; side: string; id: string; prefix: string | undefined };

function placeOf({ check, group: letter, side, id, prefix }: Parts): Place | null {
  const group = SHOWN.find((one) => LETTERS[one] === letter);
  if (!group) return null;
  const hex = Buffer.from(check, 'base64url').toString('hex');
  const checkId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const edge: Edge = id === '' ? BEGINNING : { side: side === 'b' ? 'before' : 'after', id: idOf(id) };
  return { checkId, group, edge, prefix: prefix ?? null };
}

/** Ids are 64-bit numbers; more than that is nobody's. */
function idOf(text: string): bigint {
  const id = [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return id > MOST ? MOST : id;
}

const MOST = 2n ** 63n - 1n;
