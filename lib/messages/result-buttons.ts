import { GROUPS, type Group } from '#/lib/checks/model.ts';
import { mayFollow } from '#/lib/checks/unshown.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { Button } from '#/lib/outbox/telegram/sender.ts';
import { say } from './texts.ts';

/** What a completed check's result can be asked for. The bot answers each press. */
export function resultButtons(check: CheckView): Button[][] {
  const button = (key: string, data: string): Button => ({ text: say(check.language, key), data });
  const [notFollowing, ...others] = GROUPS.map((group) => groupButton(check, group));
  return [
    notFollowing ? [notFollowing] : [],
    others,
    [button('button-changes', `changes:${check.id}`), button('button-watch', `watch:${check.id}`)],
    [button('button-files', `files:${check.id}`), button('button-card', `card:${check.id}`)],
  ];
}

/** Whether each single one of those who seem not to follow back may follow all the same. */
export function isDoubtful(check: Pick<CheckView, 'certificate' | 'notMutualCount'>): boolean {
  const notMutual = check.notMutualCount ?? 0;
  const { whole = true, lists = [] } = check.certificate ?? {};
  return !whole || (notMutual > 0 && mayFollow(lists, notMutual) === notMutual);
}

function groupButton(check: CheckView, group: Group): Button {
  const part = group === 'not_following_back' && isDoubtful(check) ? 'doubtful' : group;
  const text = say(check.language, 'button-group', { part, count: countOf(check, group) });
  return { text, data: `people:${check.id}:${group}` };
}

function countOf({ followersRead, mutualCount, notMutualCount }: CheckView, group: Group): number {
  const mutual = mutualCount ?? 0;
  if (group === 'not_following_back') return notMutualCount ?? 0;
  return group === 'mutual' ? mutual : Math.max(0, followersRead - mutual);
}
