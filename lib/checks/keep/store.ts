import type { Db, Tx } from '#/lib/platform/db.ts';

export type KeptPerson = { instagramId: bigint; username: string };

/** The newest user name that a check's journal has of somebody; null when they are in none of its lists. */
export async function nameIn(db: Db | Tx, checkId: string, instagramId: bigint): Promise<string | null> {
  const rows = await db.$queryRaw<{ username: string }[]>`
    select p.usernames[array_position(p.user_ids, ${instagramId}::bigint)] as username from check_pages p
    where p.check_id = ${checkId}::uuid and ${instagramId}::bigint = any(p.user_ids)
    order by p.read_at desc limit 1`;
  return rows[0]?.username ?? null;
}

export async function writeKept(tx: Tx, customerId: bigint, person: KeptPerson): Promise<void> {
  const { instagramId, username } = person;
  await tx.keepEntry.upsert({
    where: { customerId_instagramId: { customerId, instagramId } },
    create: { customerId, instagramId, username },
    update: { username },
  });
}

/** @returns whether they were on the list. */
export async function deleteKept(db: Db | Tx, customerId: bigint, instagramId: bigint): Promise<boolean> {
  const { count } = await db.keepEntry.deleteMany({ where: { customerId, instagramId } });
  return count > 0;
}

export function countKept(db: Db | Tx, customerId: bigint): Promise<number> {
  return db.keepEntry.count({ where: { customerId } });
}

/** The newest first, one more than `limit`, without the first `offset`. */
export function keptPeople(
  db: Db,
  input: { customerId: bigint; offset: number; limit: number },
): Promise<KeptPerson[]> {
  return db.keepEntry.findMany({
    where: { customerId: input.customerId },
    orderBy: [{ createdAt: 'desc' }, { instagramId: 'desc' }],
    skip: input.offset,
    take: input.limit + 1,
    select: { instagramId: true, username: true },
  });
}
