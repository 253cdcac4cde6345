/** On the database's clock. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { type BackupFailure, GIVEN_UP_MS, RETRY_MS, type WrittenBackup } from './model.ts';

/** Takes the turn to write. @param everyMs 0: always due. @returns the run's id; null when not due or being written. */
export async function takeBackup(db: Db, input: { id: string; host: string; everyMs: number }): Promise<string | null> {
  await db.$executeRaw`
    update backups set ended_at = clock_timestamp(), failure = 'gone'
    where ended_at is null and started_at < clock_timestamp() - ${GIVEN_UP_MS} * interval '1 millisecond'`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into backups (id, host, started_at)
    select ${input.id}::uuid, ${input.host}, clock_timestamp()
    where not exists (
      select 1 from backups
      where ended_at is null
         or (failure is null and started_at > clock_timestamp() - ${input.everyMs} * interval '1 millisecond')
         or (failure <> 'gone' and ended_at > clock_timestamp() - ${Math.min(input.everyMs, RETRY_MS)} * interval '1 millisecond'))
    on conflict do nothing
    returning id`;
  return rows[0]?.id ?? null;
}

/** Ends a run with a whole backup. */
export async function finishBackup(db: Tx, id: string, { file, bytes, rows }: WrittenBackup): Promise<void> {
  await db.$executeRaw`
    update backups set ended_at = clock_timestamp(), file = ${file}, bytes = ${bytes}, rows = ${rows} where id = ${id}::uuid`;
}

/** Ends a run without a backup. */
export async function failBackup(db: Tx, id: string, failure: BackupFailure): Promise<void> {
  await db.$executeRaw`
    update backups set ended_at = clock_timestamp(), failure = ${failure} where id = ${id}::uuid`;
}

/** `at`: the newest whole one's start; null before it. `quietMs`: since then or the first run; 0 before it. */
export async function lastBackup(db: Db | Tx): Promise<{ at: Date | null; quietMs: number }> {
  const rows = await db.$queryRaw<{ at: Date | null; quietMs: number }[]>`
    with good as (select max(started_at) as at from backups where ended_at is not null and failure is null),
         first as (select min(started_at) as at from backups)
    select good.at, coalesce(extract(epoch from clock_timestamp() - coalesce(good.at, first.at)) * 1000, 0)::float8 as "quietMs"
    from good, first`;
  return rows[0] ?? { at: null, quietMs: 0 };
}
