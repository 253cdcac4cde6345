import type { Segment } from '#/lib/broadcasts/schema.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { segmentAfter } from './segment-store.ts';

/** The next customers of a segment, by number: greater ones than `reached`, at most `limit`. */
export function listSegment(
  tx: Tx,
  { segment, ...from }: { segment: Segment; reached: bigint; at: Date; limit: number },
): Promise<bigint[]> {
  return segmentAfter(tx, segment, from);
}
