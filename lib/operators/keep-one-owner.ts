import { DomainError } from '#/lib/platform/errors.ts';

/**
 * Somebody must be able to add people: `leaving` is not the only one of the locked `owners`.
 * @throws {DomainError} `conflict`
 */
export function keepOneOwner(owners: readonly string[], leaving: string): void {
  if (owners.length !== 1 || owners[0] !== leaving) return;
  throw new DomainError('conflict', 'This is the only owner. Make somebody else an owner first.', {
    operatorId: leaving,
  });
}
