import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Segment } from './schema.ts';
import { writeSegment } from './store.ts';

/** Says whom a draft is for. @returns false when it is no draft any more. @throws {DomainError} `forbidden` */
export function changeSegment(
  ctx: Pick<Ctx, 'db'>,
  { broadcastId, segment, by }: { broadcastId: string; segment: Segment; by: Actor },
): Promise<boolean> {
  demandRight(by, 'broadcast.send');
  return ctx.db.transaction((tx) => writeSegment(tx, broadcastId, segment));
}
