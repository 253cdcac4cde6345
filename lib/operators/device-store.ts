import type { Db, Tx } from '#/lib/platform/db.ts';

type Device = { operatorId: string; tokenVersion: number; hash: string; at: Date };

/** The operator's device, if it still counts and was used since; null otherwise. */
export async function findDevice(db: Db, which: { email: string; hash: string; since: Date }): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT device.id FROM operator_devices device
    JOIN operators operator ON operator.id = device.operator_id AND operator.token_version = device.token_version
    WHERE device.hash = ${which.hash} AND operator.email = ${which.email} AND operator.disabled_at IS NULL
      AND device.seen_at > ${which.since}`;
  return row?.id ?? null;
}

/** Whether it is anybody's device. */
export async function isHashKnown(tx: Tx, hash: string): Promise<boolean> {
  return (await tx.operatorDevice.findFirst({ where: { hash }, select: { id: true } })) !== null;
}

/** Whether this operator ever signed in anywhere. */
export async function hasDevice(tx: Tx, operatorId: string): Promise<boolean> {
  return (await tx.operatorDevice.findFirst({ where: { operatorId }, select: { id: true } })) !== null;
}

/** @returns the device's id, whether or not it counted; null when it is new. */
export async function renewDevice(tx: Tx, { operatorId, tokenVersion, hash, at }: Device): Promise<string | null> {
  const [row] = await tx.operatorDevice.updateManyAndReturn({
    where: { operatorId, hash },
    data: { tokenVersion, seenAt: at },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Adds a device; returns its id. */
export async function insertDevice(tx: Tx, { at, ...device }: Device): Promise<string> {
  const row = await tx.operatorDevice.create({ data: { ...device, createdAt: at, seenAt: at }, select: { id: true } });
  return row.id;
}

/** Keeps the `most` last used. */
export async function forgetOldestDevices(tx: Tx, operatorId: string, most: number): Promise<void> {
  const rows = await tx.operatorDevice.findMany({
    where: { operatorId },
    orderBy: [{ seenAt: 'desc' }, { id: 'desc' }],
    skip: most,
    select: { id: true },
  });
  if (rows.length > 0) await tx.operatorDevice.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
}
