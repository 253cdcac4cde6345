import type { Ctx } from '#/lib/context.ts';

/** What of a limit is used. */
export type Used = { used: number; limit: number };
export type Exposure = Record<'entries' | 'lookUps', { hour: Used; day: Used }>;

type Shown = Record<'hourEntries' | 'dayEntries' | 'hourLookUps' | 'dayLookUps', number>;
const NOTHING: Shown = { hourEntries: 0, dayEntries: 0, hourLookUps: 0, dayLookUps: 0 };

/** What an account was shown in this hour and in the 24 that end with it, against its limits; one statement. */
export async function readExposure(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  { accountId }: { accountId: string },
): Promise<Exposure> {
  const rows = await ctx.db.$queryRaw<Shown[]>`
    select coalesce(sum(entries) filter (where e.hour = this.hour), 0)::int as "hourEntries",
           coalesce(sum(entries), 0)::int as "dayEntries",
           coalesce(sum(look_ups) filter (where e.hour = this.hour), 0)::int as "hourLookUps",
           coalesce(sum(look_ups), 0)::int as "dayLookUps"
    from account_exposure e cross join (select date_trunc('hour', clock_timestamp(), 'UTC')) this (hour)
    where account_id = ${accountId}::uuid and e.hour > this.hour - interval '24 hours'`;
  const shown = rows[0] ?? NOTHING;
  const { entriesPerHour, entriesPerDay, lookUpsPerHour, lookUpsPerDay } = ctx.limits;
  return {
    entries: {
      hour: { used: shown.hourEntries, limit: entriesPerHour },
      day: { used: shown.dayEntries, limit: entriesPerDay },
    },
    lookUps: {
      hour: { used: shown.hourLookUps, limit: lookUpsPerHour },
      day: { used: shown.dayLookUps, limit: lookUpsPerDay },
    },
  };
}
