/**
 * The refusal of the vault. One error for every cause (wrong key, wrong place, altered bytes), because
 * telling the causes apart would help whoever alters them.
 */
import { DomainError } from '#/lib/platform/errors.ts';

/** A sealed value cannot be opened here. Trying again gives the same answer, so nothing retries it. Holds no secret. */
export class Unsealable extends DomainError {
  override readonly name = 'Unsealable';

  constructor(message: string) {
    super('unsealable', message);
  }
}
