import type { Group } from '#/lib/checks/model.ts';
import { fansOf, isDoubtful } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { Button } from '#/lib/outbox/telegram/sender.ts';
import { say } from './texts.ts';

/** What a completed check's result can be asked for. The bot answers each press. */
export function resultButtons(check: CheckView): Button[][] {
  const button = (key: string, data: string): Button => ({ text: say(check.language, key), data });
  const groups = ROWS.map((row) => row.flatMap((group) => groupButton(check, group)));
  return [
    ...groups.filter((row) => row.length > 0),
    [
      ...(check.compared ? [button('button-changes', `changes:${check.id}`)] : []),
      button('button-watch', `watch:${check.id}`),
    ],
    [button('button-files', `files:${check.id}`), button('button-card', `card:${check.id}`)],
  ];
}

const ROWS: Group[][] = [['not_following_back'], ['unknown'], ['not_followed', 'mutual']];

function groupButton(check: CheckView, group: Group): Button[] {
  const count = countOf(check, group);
  if (count === null) return [];
  const doubtful = group === 'not_following_back' && isDoubtful(check.certificate, check.notMutualCount ?? 0);
  const text = say(check.language, 'button-group', { part: doubtful ? 'doubtful' : group, count });
  return [{ text, data: `people:${check.id}:${group}` }];
}

/** Null: nobody knows, so nobody is shown. */
function countOf(check: CheckView, group: Group): number | null {
  const { mutualCount, notMutualCount, unknownCount } = check;
  switch (group) {
    case 'not_following_back':
      return notMutualCount ?? 0;
    case 'unknown':
      return unknownCount || null;
    case 'mutual':
      return mutualCount ?? 0;
    case 'not_followed':
      return fansOf(check);
  }
}
