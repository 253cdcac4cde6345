/**
 * What values of views are in the product, and how they go out: a moment as ISO text, a Telegram id as a number, other
 * large numbers as decimal text.
 */
import { z } from 'zod';

export const Id = z.guid('expects an id, such as 0198c0de-0000-7000-8000-000000000001');

export const Moment = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime());

/** A JSON number, as the present system has it. */
export const CustomerNumber = z
  .bigint()
  .transform(Number)
  .pipe(z.int().positive())
  .meta({ description: 'Telegram id of the customer', examples: [123456789] });

/** JSON numbers are not exact above 2^53. */
export const Decimal = z.bigint().transform(String).pipe(z.string().regex(/^\d+$/));

/** One of our words; clients are promised a text, so that there may be more one day. */
export const openWord = <const Words extends Readonly<Record<string, string>>>(words: Words) =>
  z.enum(words).meta({ override: ({ jsonSchema }) => void delete jsonSchema.enum });
