import { CHANGE_KINDS, type Change, type Comparison } from '#/lib/checks/changes/model.ts';
import type { Neighbours } from '#/lib/checks/people/page-of.ts';
import { unshownOf } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { ChangeKind } from '#/lib/platform/enums.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { BotContext } from '../bot-context.ts';
import type { Buttons } from '../reply.ts';
import { firstPageOf, type Place, placeData } from './place.ts';
import { profileButton } from './profile-button.ts';

type Message = { html: string; buttons: Buttons };

/** How many changed in each way, and a button for each way in which somebody did. */
export function changesMessage(ctx: BotContext, check: CheckView, comparison: Comparison | null): Message {
  const back = [{ text: ctx.say('button-summary'), data: `result:${check.id}` }];
  if (!comparison) {
    return { html: ctx.say('changes-none-before', { username: check.targetUsername }), buttons: [back] };
  }
  const some = CHANGE_KINDS.filter((kind) => comparison[kind] > 0);
  const lines = some.map((kind) => ctx.say('changes-line', { kind, count: comparison[kind] }));
  const paragraphs = [
    ctx.say('changes-since', { username: check.targetUsername, day: dayOf(ctx, comparison) }),
    some.length === 0 ? ctx.say('changes-nothing') : lines.join('\n'),
    ...caution(ctx, check, comparison),
  ];
  const button = (kind: ChangeKind) => ({
    text: ctx.say('button-changed', { kind, count: comparison[kind] }),
    data: placeData('p', firstPageOf(check.id, kind)),
  });
  return { html: paragraphs.join('\n\n'), buttons: [...some.map((kind) => [button(kind)]), back] };
}

type ChangePage = { check: CheckView; place: Place; kind: ChangeKind; count: number; page: Neighbours<Change> };

/** One page of those who changed in one way. */
export function changePage(ctx: BotContext, { check, place, kind, count, page }: ChangePage): Message {
  const { earlier, later } = page;
  const beside = [
    ...(earlier ? [{ text: '◀️', data: placeData('p', { ...place, edge: earlier }) }] : []),
    ...(later ? [{ text: '▶️', data: placeData('p', { ...place, edge: later }) }] : []),
  ];
  const names = page.people.map(({ usernameWas, ...person }) => [
    profileButton(usernameWas === null ? person : { ...person, fullName: `← @${usernameWas}` }),
  ]);
  const seemGone = kind === 'gone' || kind === 'vanished' ? count : 0;
  const doubts = caution(ctx, check, { gone: seemGone, vanished: 0 });
  const back = [{ text: ctx.say('button-back'), data: `changes:${check.id}` }];
  return {
    html: [ctx.say('changed-people', { username: check.targetUsername, kind }), ...doubts].join('\n\n'),
    buttons: [...names, beside, back].filter((row) => row.length > 0),
  };
}

/** Who was not shown this time may be among those who seem gone. */
function caution(
  ctx: BotContext,
  { certificate }: CheckView,
  { gone, vanished }: Pick<Comparison, 'gone' | 'vanished'>,
): string[] {
  const hidden = unshownOf(certificate?.lists ?? []).find(({ list }) => list === 'followers')?.missing ?? 0;
  const names = Math.min(hidden, gone + vanished);
  return names > 0 ? [ctx.say('people-may-follow', { names })] : [];
}

function dayOf(ctx: BotContext, { since }: Comparison): string {
  return figuresIn(ctx.language).dayOfYear(since);
}
