/** One error for every cause (wrong key, wrong place, altered bytes): telling them apart would help an attacker. */
import { DomainError } from '#/lib/platform/errors.ts';

/** A sealed value cannot be opened here. Never retried; holds no secret. */
export class Unsealable extends DomainError {
  override readonly name = 'Unsealable';

  constructor(message: string) {
    super('unsealable', message);
  }
}
