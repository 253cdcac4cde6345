import type { Refusal } from '../model.ts';
import type { Asked, RawAnswer, Reader } from './answer.ts';
import { observe } from './observation.ts';
import { outlineOf } from './outline.ts';
import { VERDICT_TABLE } from './verdicts.ts';

/** `catalogue`: the row of the verdict table that decided; null when none did. */
export type Judged<T> = { verdict: 'page'; value: T } | (Refusal & { catalogue: string | null });

/** One verdict for any answer; `page` only for a successful status and a whole body. Never throws. */
export function judge<T>(asked: Asked, raw: RawAnswer, read: Reader<T>, now: Date): Judged<T> {
  const observation = observe(asked, raw, read);
  const row = VERDICT_TABLE.find(({ when }) => when(observation));
  if (row) return { ...row.verdict(observation, now), catalogue: row.id };

  const { reading, status } = observation;
  if (status >= 200 && status < 300 && reading.kind === 'value') return { verdict: 'page', value: reading.value };
  return { verdict: 'unrecognised', outline: outlineOf(observation), catalogue: null };
}
