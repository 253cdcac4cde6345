import { z } from 'zod';
import { InstagramId } from '#/lib/privacy/opt-outs.ts';

/** A Telegram id coming in: a JSON number or its digits. */
export const CustomerId = z
  .union([z.int().positive(), z.string().regex(/^\d{1,16}$/)], 'expects a Telegram id: a whole number above zero')
  .transform(Number)
  .pipe(z.int('expects a Telegram id below 2^53').positive('expects a Telegram id above zero'))
  .transform(BigInt)
  .meta({ description: 'Telegram id of the customer', examples: [123456789] });

export const CustomerIdText = z
  .string()
  .regex(/^\d{1,16}$/, 'expects a Telegram id, digits only')
  .transform(Number)
  .pipe(z.int('expects a Telegram id below 2^53').positive('expects a Telegram id above zero'))
  .transform(BigInt)
  .meta({
    description: 'Telegram id of the customer',
    override: ({ jsonSchema }) => Object.assign(withoutPattern(jsonSchema), { type: 'integer', minimum: 1 }),
  });

/** As text: it does not fit into a JSON number for ever. */
export const InstagramIdText = InstagramId.meta({
  description: 'Numeric id of a profile, as text',
  examples: ['48740228'],
});

/** draft-ietf-httpapi-idempotency-key-header; quotes included. */
export const RepeatableHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[ -~]{1,200}$/, 'expects 1 to 200 printable ASCII characters, such as a UUID')
    .optional()
    .meta({
      description:
        'Names this very request, such as by a UUID. With the same key it has its effect once for this customer.',
      examples: ['8e03978e-40d5-43e8-bc93-6894a57f9324'],
    }),
});

/** A whole number in a query string, both ends included. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `expects a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(
      z
        .int()
        .min(min, `expects a whole number from ${min} to ${max}`)
        .max(max, `expects a whole number from ${min} to ${max}`),
    )
    .meta({
      override: ({ jsonSchema }) =>
        Object.assign(withoutPattern(jsonSchema), { type: 'integer', minimum: min, maximum: max }),
    });

/** How many rows of a list to answer. */
export const limitOf = (most: number, usual: number) =>
  wholeNumber(1, most)
    .default(usual)
    .meta({ description: `How many rows at most; ${usual} without it.` });

function withoutPattern<Schema extends { pattern?: unknown; type?: unknown }>(schema: Schema): Schema {
  delete schema.pattern;
  return schema;
}
