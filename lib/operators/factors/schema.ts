import { z } from 'zod';

/** An app's six digits or a recovery code, however spaced. */
export const TypedCode = z.string().trim().min(6, 'A code has at least 6 characters.').max(40, 'That is no code.');

export const FactorName = z.string().trim().min(1, 'A name is needed.').max(60, 'A name has at most 60 characters.');

const text = z.string().max(16_384);

export const PasskeyAnswer = z.looseObject({
  id: text.min(1),
  rawId: text.min(1),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.looseObject({ clientDataJSON: text.min(1) }),
});
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;
