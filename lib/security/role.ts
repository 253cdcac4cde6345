/** Who may do what: three roles, each of which may do everything that the one before it may. */
import { DomainError } from '#/lib/platform/errors.ts';

/** `viewer` reads, `operator` also acts, `owner` also manages people, tokens and money. */
export const ROLES = ['viewer', 'operator', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a holder of `has` may do what needs `needs`. */
export function roleAllows(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}

/** The lesser of two roles. */
export function lowerRole(one: Role, other: Role): Role {
  return roleAllows(one, other) ? other : one;
}

/** @throws {DomainError} `forbidden`, with the role that is needed as detail. */
export function demandRole(has: Role, needs: Role): void {
  if (!roleAllows(has, needs))
    throw new DomainError('forbidden', `This needs the role "${needs}"; yours is "${has}".`, { needs, has });
}
