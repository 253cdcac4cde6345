import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Broadcast } from './model.ts';
import { MOST_CHARACTERS, type Segment } from './schema.ts';
import { insertBroadcast } from './store.ts';

/**
 * Keeps a message to many customers, which nobody gets before it is sent.
 * @param input.html Telegram's HTML. @throws {DomainError} `forbidden`; `invalid` when it is empty or too long.
 */
export async function draftBroadcast(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { html, segment, by }: { html: string; segment: Segment; by: Actor },
): Promise<Broadcast> {
  demandRight(by, 'broadcast.send');
  const characters = html
    .replace(/<[^>]*>/g, '')
    .replace(/&\w+;/g, '.')
    .trim().length;
  if (characters === 0 || characters > MOST_CHARACTERS)
    throw new DomainError('invalid', `A message has 1 to ${MOST_CHARACTERS} characters.`, { characters });
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const broadcast = await insertBroadcast(tx, { html, segment, madeBy: by.name, madeAt: at });
    const subject = { kind: 'broadcast', id: broadcast.id };
    await recordAudit(tx, { actor: by, action: 'broadcast.drafted', subject, detail: { segment, characters }, at });
    return broadcast;
  });
}
