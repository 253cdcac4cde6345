import { z } from 'zod';
import type { CheckOffer } from '#/lib/checks/offer-check.ts';
import { Plan } from '#/lib/checks/plan/model.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { Id } from '#/lib/platform/wire.ts';

const KINDS = [
  'offered',
  'joined',
  'no_credit',
  'too_many_today',
  'too_fast',
  'private',
  'missing',
  'opted_out',
] as const satisfies readonly CheckOffer['kind'][];

const Offer = z.object({
  price: z.int().meta({ description: 'In credits.' }),
  balance: z.int(),
  followers: z.int().nullable().meta({ description: 'What the profile declares; null when nobody says.' }),
  following: z.int().nullable(),
  perhapsPrivate: z.boolean(),
  plan: Plan.nullable().meta({ description: 'Null while nobody can ask Instagram.' }),
  aboutSeconds: z.int().nullable().meta({ description: 'With the checks ahead of it; null when unknown.' }),
});

export const OfferAnswer = z
  .object({
    kind: z.enum(KINDS),
    checkId: Id.nullable().meta({ description: 'The check under way that a new one would join.' }),
    offer: Offer.nullable().meta({ description: 'Null unless a check is offered.' }),
  })
  .meta({ id: 'CheckOffer' });

export function offerShown(answer: CheckOffer): z.input<typeof OfferAnswer> {
  const { kind } = answer;
  if (kind !== 'offered') return { kind, checkId: kind === 'joined' ? answer.check.id : null, offer: null };
  const { price, balance, perhapsPrivate, plan, profile, aboutMs } = answer;
  const aboutSeconds = aboutMs === null ? null : Math.ceil(aboutMs / SECOND_MS);
  const { followers, following } = profile ?? { followers: null, following: null };
  return { kind, checkId: null, offer: { price, balance, followers, following, perhapsPrivate, plan, aboutSeconds } };
}
