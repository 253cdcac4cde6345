/** The queries behind what people see of checks. */
import type { Db } from '#/lib/platform/db.ts';
import type { CheckStatus } from './model.ts';

export type CheckRow = NonNullable<Awaited<ReturnType<typeof checkRow>>>;

const CUSTOMER = { customer: { select: { username: true, firstName: true } } } as const;

export function checkRow(db: Db, id: string) {
  return db.check.findUnique({ where: { id }, include: CUSTOMER });
}

/** Newest first, one more than `limit`. A search matches the target's name and the customer's. */
export function checkRows(
  db: Db,
  input: { status?: readonly CheckStatus[]; customerId?: bigint; search?: string; after?: string; limit: number },
): Promise<CheckRow[]> {
  const { status, customerId, search, after, limit } = input;
  const contains = search ? { contains: search.replace(/^@/, ''), mode: 'insensitive' as const } : undefined;
  return db.check.findMany({
    where: {
      ...(status ? { status: { in: [...status] } } : {}),
      ...(customerId === undefined ? {} : { customerId }),
      ...(contains ? { OR: [{ targetUsername: contains }, { customer: { username: contains } }] } : {}),
    },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    include: CUSTOMER,
  });
}

export function movesOf(db: Db, checkId: string) {
  return db.checkMove.findMany({
    where: { checkId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { at: true, from: true, event: true, to: true, run: true, reason: true, detail: true },
  });
}

export type WaitingFor = {
  checkId: string;
  accountUsername: string;
  attemptId: string | null;
  challengeId: string | null;
};

/** For checks parked for a session: whose, the sign-in that is under way, and the question that it asks a person. */
export async function waitingForOf(db: Db, checkIds: readonly string[]): Promise<WaitingFor[]> {
  if (checkIds.length === 0) return [];
  return db.$queryRaw<WaitingFor[]>`
    select m.check_id as "checkId", a.username as "accountUsername", t.id as "attemptId",
           (select ch.id from challenges ch where ch.attempt_id = t.id and ch.status = 'open' limit 1) as "challengeId"
    from unnest(${[...checkIds]}::uuid[]) c(id)
    cross join lateral (select * from check_moves where check_id = c.id order by at desc, id desc limit 1) m
    join accounts a on a.id = m.account_id
    left join refresh_attempts t on t.open_for = a.id`;
}
