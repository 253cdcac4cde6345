import { IllegalTransition } from './errors.ts';

export type Machine<Status extends string, Event extends string> = Record<Status, Partial<Record<Event, Status>>>;

/** Where `event` leads from `status`. @throws {IllegalTransition} no such arrow. */
export function next<Status extends string, Event extends string>(
  noun: string,
  machine: Machine<Status, Event>,
  status: Status,
  event: Event,
): Status {
  const to = machine[status][event];
  if (to === undefined) throw new IllegalTransition(noun, status, event);
  return to;
}

/** Whether `event` leads anywhere from `status`. */
export function can<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  status: Status,
  event: Event,
): boolean {
  return machine[status][event] !== undefined;
}

/** Statuses without exits. */
export function finals<M extends Machine<string, string>>(machine: M): Extract<keyof M, string>[] {
  const ends: Extract<keyof M, string>[] = [];
  for (const status in machine) if (Object.keys(machine[status] ?? {}).length === 0) ends.push(status);
  return ends;
}
