import type { Role } from '#/lib/platform/enums.ts';

/** `viewer` reads, `operator` acts, `owner` manages people, tokens and money; each may do all before it. */
export const ROLES = ['viewer', 'operator', 'owner'] as const satisfies readonly Role[];
export type { Role };

/** Whether a role has all rights of another. */
export function roleAllows(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}

/** The one of two roles with fewer rights. */
export function lowerRole(one: Role, other: Role): Role {
  return roleAllows(one, other) ? other : one;
}
