import { SECOND_MS } from '#/lib/platform/time-units.ts';

/** Milliseconds as `0:42`. Pure. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
