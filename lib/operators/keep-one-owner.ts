import { DomainError } from '#/lib/platform/errors.ts';

/**
 * Somebody must be able to add people and tokens.
 * @param owners enabled ones, locked in this transaction.
 * @throws {DomainError} `conflict` when `leaving` is the only one.
 */
export function keepOneOwner(owners: readonly string[], leaving: string): void {
  if (owners.length !== 1 || owners[0] !== leaving) return;
  throw new DomainError('conflict', 'This is the only owner. Make somebody else an owner first.', {
    operatorId: leaving,
  });
}
