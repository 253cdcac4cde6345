import { expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { isSessionAlive, SESSION_LIMITS } from './model.ts';

const at = (minutes: number) => new Date(Date.parse('2026-11-23T12:00:00Z') + minutes * MINUTE_MS);
const times = { createdAt: at(0), seenAt: at(10), endedAt: null, confirmedAt: at(0) };
const session = { id: 's', operatorId: 'o', tokenVersion: 2, ...times };
const operator = { tokenVersion: 2, disabledAt: null };

it.each([
  ['as long as it is used', {}, {}, 39, true],
  ['not after half an hour without use', {}, {}, 40, false],
  ['not after twelve hours, however busy', { seenAt: at(12 * 60 - 1) }, {}, 12 * 60, false],
  ['not once it was ended', { endedAt: at(11) }, {}, 12, false],
  [
    'not once the operator was disabled, even if the session was opened in that very moment',
    {},
    { disabledAt: at(9) },
    12,
    false,
  ],
  [
    'not once the password changed, even if the session was opened with the old one a moment later',
    {},
    { tokenVersion: 3 },
    12,
    false,
  ],
])('admits %s', (_, ofSession, ofOperator, minute, alive) => {
  expect(isSessionAlive({ ...session, ...ofSession }, { ...operator, ...ofOperator }, at(minute), SESSION_LIMITS)).toBe(
    alive,
  );
});

it('takes other limits', () => {
  expect(isSessionAlive(session, operator, at(12), { idleMs: MINUTE_MS, absoluteMs: HOUR_MS })).toBe(false);
});
