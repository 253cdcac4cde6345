import { describe, expect, it } from 'vitest';
import { BROADCAST_MACHINE } from '#/lib/broadcasts/model.ts';
import { CHECK_MACHINE } from '#/lib/checks/model.ts';
import { PAYMENT_MACHINE } from '#/lib/payments/model.ts';
import { ATTEMPT_MACHINE, CHALLENGE_MACHINE } from '#/lib/refresh/model.ts';
import { ACCOUNT_MACHINE } from '#/lib/sessions/model.ts';
import { finals, type Machine } from './machine.ts';

const TABLES = {
  check: { machine: CHECK_MACHINE, start: 'queued' },
  attempt: { machine: ATTEMPT_MACHINE, start: 'queued' },
  challenge: { machine: CHALLENGE_MACHINE, start: 'open' },
  payment: { machine: PAYMENT_MACHINE, start: 'pending' },
  broadcast: { machine: BROADCAST_MACHINE, start: 'draft' },
  account: { machine: ACCOUNT_MACHINE, start: 'ready' },
} as const satisfies Record<string, { machine: Machine<string, string>; start: string }>;

describe.each(Object.entries(TABLES))('the state table of a %s', (_noun, { machine, start }) => {
  const table = machine as Machine<string, string>;

  it('reaches every status from the first one', () => {
    expect([...reachable(table, start)].sort()).toEqual(Object.keys(table).sort());
  });

  it('lets every status reach an end', () => {
    const ends = finals(table);
    expect(ends.length).toBeGreaterThan(0);
    for (const status of Object.keys(table)) {
      expect(
        [...reachable(table, status)].some((reached) => ends.includes(reached)),
        status,
      ).toBe(true);
    }
  });
});

function reachable(machine: Machine<string, string>, from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const to of Object.values(machine[from] ?? {})) if (to) reachable(machine, to, seen);
  return seen;
}
