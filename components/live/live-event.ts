import type { CheckView } from '#/lib/checks/view.ts';

export type LiveEvent = {
  topic: string;
  id?: string;
  /** Only a check's numbers, which come as `counters`. */
  calm?: boolean | undefined;
  counters?: CheckCounters;
};

export type CheckCounters = Pick<
  CheckView,
  'followersRead' | 'followingRead' | 'declaredFollowers' | 'declaredFollowing' | 'lookUps' | 'progress' | 'secondsLeft'
>;

/** @returns undefined for anything else: a stream may be cut. */
export function parseLiveEvent(data: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is LiveEvent {
  return typeof value === 'object' && value !== null && 'topic' in value && typeof value.topic === 'string';
}

/** Only these go to the browser. */
export function countersOf(check: CheckCounters): CheckCounters {
  const { followersRead, followingRead, declaredFollowers, declaredFollowing, lookUps, progress, secondsLeft } = check;
  return { followersRead, followingRead, declaredFollowers, declaredFollowing, lookUps, progress, secondsLeft };
}
