import type { CheckView } from '#/lib/checks/view.ts';

/** What the server tells open pages: which noun changed, and which one of it. */
export type LiveEvent = {
  topic: string;
  id?: string;
  /** Of a check: only its numbers changed, and they come in an event of their own (`counters`). */
  calm?: boolean | undefined;
  /** With the topic `counters`: where the running check `id` stands. */
  counters?: CheckCounters;
};

/** The numbers of a running check that grow while one looks at it. */
export type CheckCounters = Pick<
  CheckView,
  'followersRead' | 'followingRead' | 'declaredFollowers' | 'declaredFollowing' | 'progress' | 'secondsLeft'
>;

/** @returns undefined for anything that is not an event: a stream may be cut in the middle. */
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

/** The counters of a check: no more than these go to the browser ahead of a page. */
export function countersOf(check: CheckCounters): CheckCounters {
  const { followersRead, followingRead, declaredFollowers, declaredFollowing, progress, secondsLeft } = check;
  return { followersRead, followingRead, declaredFollowers, declaredFollowing, progress, secondsLeft };
}
