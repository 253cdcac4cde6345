/** What the edges may hand in about second factors. */
import { z } from 'zod';

/** What a person types: six digits of an app, or a recovery code, with whatever spaces and dashes. */
export const TypedCode = z.string().trim().min(6, 'A code has at least 6 characters.').max(40, 'That is no code.');

export const FactorName = z.string().trim().min(1, 'A name is needed.').max(60, 'A name has at most 60 characters.');

const text = z.string().max(16_384);

/** What a browser's passkey answers (WebAuthn, in JSON): the shape alone; what it is worth is judged afterwards. */
export const PasskeyAnswer = z.looseObject({
  id: text.min(1),
  rawId: text.min(1),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.looseObject({ clientDataJSON: text.min(1) }),
});
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;
