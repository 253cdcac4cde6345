import { z } from 'zod';

const sum = (what: string) => z.int().meta({ description: what });

/** One day of the ledger, in credits, and what was paid for them. */
export const MoneyDay = z
  .object({
    day: z.iso.date(),
    bought: sum('Credits that were paid for.'),
    given: sum('Credits that operators gave.'),
    bonus: sum('Credits for invitations and promo codes.'),
    reserved: sum('Credits set aside for checks.'),
    released: sum('Credits that came back from checks.'),
    captured: sum('Credits that checks cost: set aside before, so they move no balance.'),
    refunded: sum('Credits taken back with a refund.'),
    taken: sum('Credits that operators took.'),
    delta: sum('What all of it did to all balances together.'),
    balances: sum('All balances together at the end of the day.'),
    starsIn: sum('Stars of what was bought.'),
    starsOut: sum('Stars that were paid back.'),
    roublesIn: z.number().meta({ description: 'Roubles of what was bought by card, without what was only played.' }),
    roublesOut: z.number().meta({ description: 'Roubles that were paid back.' }),
  })
  .meta({ id: 'MoneyDay' });
export type MoneyDay = z.input<typeof MoneyDay>;
