/**
 * The atoms of the views: what a value is in the product, and how it is written when it goes out. `z.input` of a view is what
 * readings return; written through its schema, a moment is ISO text, a Telegram id a number, other large numbers decimal text.
 */
import { z } from 'zod';

/** An id of ours. */
export const Id = z.guid('expects an id, such as 0198c0de-0000-7000-8000-000000000001');

/** A moment, such as `2026-11-23T17:50:10.000Z`. */
export const Moment = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime());

/** A Telegram id going out: a JSON number, as the present system has it. */
export const CustomerNumber = z
  .bigint()
  .transform(Number)
  .pipe(z.int().positive())
  .meta({ description: 'Telegram id of the customer', examples: [123456789] });

/** A large number going out as decimal text, because JSON numbers are not exact above 2^53. */
export const Decimal = z.bigint().transform(String).pipe(z.string().regex(/^\d+$/));

/** One of our words, of which there may be more one day: clients are promised a text. */
export const openWord = <const Words extends Readonly<Record<string, string>>>(words: Words) =>
  z.enum(words).meta({ override: ({ jsonSchema }) => void delete jsonSchema.enum });
