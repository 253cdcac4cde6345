/** Three roles, each of which may do everything that the one before it may. What that is, is in `rights.ts`. */
import type { Role } from '#/lib/platform/enums.ts';

/** `viewer` reads, `operator` also acts, `owner` also manages people, tokens and money. */
export const ROLES = ['viewer', 'operator', 'owner'] as const satisfies readonly Role[];
export type { Role };

/** Whether a holder of `has` may do what needs `needs`. */
export function roleAllows(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}

/** The lesser of two roles. */
export function lowerRole(one: Role, other: Role): Role {
  return roleAllows(one, other) ? other : one;
}
