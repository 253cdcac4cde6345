import type { Role } from '#/lib/platform/enums.ts';

/** `viewer` reads, `operator` acts, `owner` manages people, tokens and money; each may do all before it. */
export const ROLES = ['viewer', 'operator', 'owner'] as const satisfies readonly Role[];
export type { Role };

/** Whether the one has all rights of the other. */
export function roleAllows(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}

/** The one of both with fewer rights. */
export function lowerRole(one: Role, other: Role): Role {
  return roleAllows(one, other) ? other : one;
}
