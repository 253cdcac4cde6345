import { expect, it } from 'vitest';
import { lowerRole, ROLES, roleAllows } from './role.ts';

it('lets each role do what the ones before it may, and no more', () => {
  const table = ROLES.map((has) => ROLES.map((needs) => roleAllows(has, needs)));
  expect(table).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

it('takes the lesser of two roles, in either order', () => {
  expect([lowerRole('owner', 'viewer'), lowerRole('viewer', 'owner'), lowerRole('operator', 'operator')]).toEqual([
    'viewer',
    'viewer',
    'operator',
  ]);
});
