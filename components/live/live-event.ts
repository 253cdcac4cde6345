/**
 * What the server tells open pages: which noun changed, and which one of it. Numbers that a page
 * shows anyway come along, so that a growing bar needs no second question.
 */
export type LiveEvent = { topic: string; id?: string; [detail: string]: unknown };

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
