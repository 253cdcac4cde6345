import type { Group } from '#/lib/checks/model.ts';
import type { PeoplePage } from '#/lib/checks/people/list-people.ts';
import type { Person } from '#/lib/checks/people/model.ts';
import { isDoubtful, mayFollow, readsFollowers } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { BotContext } from '../bot-context.ts';
import type { Buttons } from '../reply.ts';
import { firstPageOf, MOST_LETTERS, type Place, placeData } from './place.ts';
import { profileButton } from './profile-button.ts';

export const PEOPLE_A_PAGE = 7;

const MARKS = { asked: '🔎', assumed: '🕓' } as const;
type Marked = keyof typeof MARKS;
const MARKED: readonly Marked[] = ['asked', 'assumed'];

type Page = { check: CheckView; place: Place<Group>; page: PeoplePage };

/** One page of a result: a line for everybody, who leads to the profile; from it to the pages beside it. */
export function pageMessage(ctx: BotContext, { check, place, page }: Page): { html: string; buttons: Buttons } {
  const buttons = [
    ...page.people.map((person) => personRow(ctx, check, place, person)),
    neighbours(place, page),
    ...(page.total > PEOPLE_A_PAGE && place.prefix ? narrower(place, page) : []),
    [
      { text: ctx.say('button-search'), data: placeData('p', firstPageOf(check.id, place.group, '')) },
      { text: ctx.say('button-summary'), data: `result:${check.id}` },
    ],
  ];
  return { html: heading(ctx, { check, place, page }), buttons: buttons.filter((row) => row.length > 0) };
}

function heading(ctx: BotContext, { check, place, page }: Page): string {
  const { group, prefix } = place;
  const { certificate, targetUsername: username } = check;
  const notMutual = check.notMutualCount ?? 0;
  const part = group === 'not_following_back' && isDoubtful(certificate, notMutual) ? 'doubtful' : group;
  const count = page.total;
  const names = mayFollow(certificate, notMutual);
  return [
    ctx.say('people', { username, part }),
    prefix ? ctx.say('people-named', { prefix, count }) : ctx.say('people-count', { count }),
    ...(group === 'not_following_back' && names > 0 ? [ctx.say('people-may-follow', { names })] : []),
    ...(group === 'unknown' && count > 0 ? [ctx.say('people-unknown')] : []),
    ...marksOn(page.people, check, group).map((how) => ctx.say('people-known', { how })),
    ...(group === 'not_following_back' && count > 0 ? [ctx.say('people-may-stay')] : []),
  ].join('\n\n');
}

/** How somebody is known is marked where it differs from how the others of this list are. */
function marksOn(people: readonly Person[], check: CheckView, group: Group): Marked[] {
  return MARKED.filter((how) => isMarked(how, check, group) && people.some((person) => person.how === how));
}

function isMarked(how: Marked, { certificate, notMutualCount }: CheckView, group: Group): boolean {
  if (how === 'assumed') return true;
  return group === 'mutual' ? readsFollowers(certificate) : mayFollow(certificate, notMutualCount ?? 0) > 0;
}

function personRow(ctx: BotContext, check: CheckView, place: Place<Group>, person: Person): Buttons[number] {
  const [how] = marksOn([person], check, place.group);
  const profile = profileButton({ ...person, ...(how && { mark: MARKS[how] }) });
  if (!canBeKept(place.group)) return [profile];
  const text = ctx.say('button-may-stay', { kept: person.mayStay ? 'yes' : 'no' });
  return [profile, { text, data: placeData('k', place, person.id) }];
}

/** Only who does not follow back needs to be told that they may stay. */
export function canBeKept(group: Group): boolean {
  return group === 'not_following_back';
}

function neighbours(place: Place, { earlier, later }: PeoplePage): Buttons[number] {
  return [
    ...(earlier ? [{ text: '◀️', data: placeData('p', { ...place, edge: earlier }) }] : []),
    ...(later ? [{ text: '▶️', data: placeData('p', { ...place, edge: later }) }] : []),
  ];
}

/** Letters in a row that a phone can show. */
const LETTERS_A_ROW = 8;

function narrower(place: Place<Group>, { letters }: PeoplePage): Buttons {
  const { checkId, group, prefix } = place;
  if (prefix === null || prefix.length >= MOST_LETTERS) return [];
  return letterRows(checkId, group, prefix, letters);
}

/** A button for each letter that may come next. */
export function letterRows(checkId: string, group: Group, prefix: string, letters: readonly string[]): Buttons {
  const buttons = letters
    .filter((letter) => /^[a-z0-9._]$/.test(letter))
    .map((letter) => ({
      text: `${prefix}${letter}`,
      data: placeData('p', firstPageOf(checkId, group, prefix + letter)),
    }));
  return Array.from({ length: Math.ceil(buttons.length / LETTERS_A_ROW) }, (_, row) =>
    buttons.slice(row * LETTERS_A_ROW, (row + 1) * LETTERS_A_ROW),
  );
}
