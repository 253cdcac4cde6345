import { isAsking, readsBoth } from '#/lib/checks/asking-progress.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { type CheckStatus, ListName } from '#/lib/platform/enums.ts';
import type { Tick } from './journal-shape.ts';

type Reading = Pick<
  CheckView,
  'status' | 'declaredFollowers' | 'declaredFollowing' | 'followersOutcome' | 'followingOutcome' | 'plan' | 'lookUps'
>;

export type Doing =
  | Exclude<CheckStatus, 'running'>
  | 'looking'
  | 'both'
  | 'followers'
  | 'following'
  | 'followersAgain'
  | 'followingAgain'
  | 'asking'
  | 'comparing';

/** Reading again after a second walk. @param ticks newest pages, oldest first. */
export function doingOf(check: Reading, ticks: readonly Pick<Tick, 'list' | 'walk'>[]): Doing {
  if (check.status !== 'running') return check.status;
  if (isAsking(check)) return 'asking';
  const lists = readsBoth(check) ? Object.values(ListName) : [ListName.following];
  const open = lists.filter((list) => outcomeOf(check, list) === null);
  if (open.length === 0) return 'comparing';
  const newest = (list: Tick['list']) => ticks.findLast((tick) => tick.list === list);
  const begun = open.filter((list) => newest(list) !== undefined);
  if (begun.length === 0 && open.length === lists.length) return 'looking';
  const again = begun.find((list) => (newest(list)?.walk ?? 1) > 1);
  if (again) return `${again}Again`;
  if (begun.length === 2) return 'both';
  return begun[0] ?? open[0] ?? 'comparing';
}

function outcomeOf(check: Reading, list: Tick['list']): string | null {
  return list === 'followers' ? check.followersOutcome : check.followingOutcome;
}
