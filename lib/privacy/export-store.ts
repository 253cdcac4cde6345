/** What names others is left out. */
import type { Db } from '#/lib/platform/db.ts';

/** `key`: for the next call. */
export type Part = {
  name: string;
  tables: readonly string[];
  read(db: Db, customerId: bigint, after: string | undefined, limit: number): Promise<{ key: string; row: object }[]>;
};

type Paged = { take: number; orderBy: { id: 'asc' }; cursor?: { id: string }; skip?: number };

const from = (after: string | undefined, limit: number): Paged => ({
  take: limit,
  orderBy: { id: 'asc' },
  ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
});

const keyed = <R extends { id: string }>(rows: R[]) => rows.map((row) => ({ key: row.id, row }));
const once = (after: string | undefined, rows: object[]) =>
  after === undefined ? rows.map((row) => ({ key: 'all', row })) : [];

const CUSTOMER = {
  id: true,
  username: true,
  firstName: true,
  lastName: true,
  language: true,
  balance: true,
  owed: true,
  referralCode: true,
  consentedAt: true,
  leftAt: true,
  createdAt: true,
} as const;

const CHECK = {
  id: true,
  door: true,
  language: true,
  targetUsername: true,
  targetId: true,
  targetFullName: true,
  status: true,
  failure: true,
  declaredFollowers: true,
  declaredFollowing: true,
  followersRead: true,
  followingRead: true,
  pages: true,
  lookUps: true,
  mutualCount: true,
  notMutualCount: true,
  unknownCount: true,
  certificate: true,
  requestedAt: true,
  startedAt: true,
  finishedAt: true,
  moves: { select: { at: true, from: true, event: true, to: true, reason: true }, orderBy: { at: 'asc' } },
} as const;

const LEDGER = {
  id: true,
  kind: true,
  credits: true,
  delta: true,
  checkId: true,
  paymentId: true,
  note: true,
  at: true,
} as const;

const PAYMENT = {
  id: true,
  amount: true,
  currency: true,
  credits: true,
  method: true,
  status: true,
  externalId: true,
  createdAt: true,
  completedAt: true,
  events: { select: { event: true, from: true, to: true, at: true }, orderBy: { at: 'asc' } },
} as const;

const NOTICE = { id: true, kind: true, checkId: true, status: true, owedAt: true, sentAt: true } as const;

const AUDIT = { id: true, at: true, action: true, actorKind: true } as const;

export const PARTS: readonly Part[] = [
  {
    name: 'customer',
    tables: ['customers'],
    read: async (db, id, after) => once(after, await db.customer.findMany({ where: { id }, select: CUSTOMER })),
  },
  {
    name: 'invitations',
    tables: ['referrals'],
    read: async (db, id, after, limit) => {
      const rows = await db.referral.findMany({
        where: { OR: [{ referrerId: id }, { referredId: id }] },
        ...from(after, limit),
      });
      return rows.map((row) => ({
        key: row.id,
        row: {
          what: row.referrerId === id ? 'invited somebody' : 'was invited',
          bonusGranted: row.bonusGranted,
          at: row.createdAt,
        },
      }));
    },
  },
  {
    name: 'consents',
    tables: ['consents'],
    read: async (db, customerId, after) =>
      once(
        after,
        await db.consent.findMany({ where: { customerId }, orderBy: { at: 'asc' }, omit: { customerId: true } }),
      ),
  },
  {
    name: 'ownProfiles',
    tables: ['opt_out_claims'],
    read: async (db, customerId, after, limit) =>
      keyed(
        await db.optOutClaim.findMany({
          where: { customerId },
          select: { id: true, username: true, word: true, askedAt: true, finding: true },
          ...from(after, limit),
        }),
      ),
  },
  {
    name: 'checks',
    tables: ['checks', 'check_moves'],
    read: async (db, customerId, after, limit) =>
      keyed(await db.check.findMany({ where: { customerId }, select: CHECK, ...from(after, limit) })),
  },
  {
    name: 'instagramExports',
    tables: ['archives'],
    read: async (db, customerId, after, limit) =>
      keyed(
        await db.archive.findMany({
          where: { customerId },
          omit: { customerId: true, digests: true },
          ...from(after, limit),
        }),
      ),
  },
  {
    name: 'lookedUp',
    tables: ['profile_look_ups'],
    read: async (db, customerId, after, limit) =>
      keyed(
        await db.profileLookUp.findMany({
          where: { customerId },
          select: { id: true, username: true, askedAt: true },
          ...from(after, limit),
        }),
      ),
  },
  {
    name: 'watches',
    tables: ['watches'],
    read: async (db, customerId, after, limit) =>
      keyed(await db.watch.findMany({ where: { customerId }, omit: { customerId: true }, ...from(after, limit) })),
  },
  {
    name: 'keptNames',
    tables: ['keep_list'],
    read: async (db, customerId, after, limit) => {
      const rows = await db.keepEntry.findMany({
        where: { customerId, ...(after === undefined ? {} : { instagramId: { gt: BigInt(after) } }) },
        orderBy: { instagramId: 'asc' },
        take: limit,
        omit: { customerId: true },
      });
      return rows.map((row) => ({ key: String(row.instagramId), row }));
    },
  },
  {
    name: 'ledger',
    tables: ['ledger_entries'],
    read: async (db, customerId, after, limit) =>
      keyed(await db.ledgerEntry.findMany({ where: { customerId }, select: LEDGER, ...from(after, limit) })),
  },
  {
    name: 'payments',
    tables: ['payments', 'payment_events'],
    read: async (db, customerId, after, limit) =>
      keyed(await db.payment.findMany({ where: { customerId }, select: PAYMENT, ...from(after, limit) })),
  },
  {
    name: 'messages',
    tables: ['notices'],
    read: async (db, customerId, after, limit) =>
      keyed(await db.notice.findMany({ where: { customerId }, select: NOTICE, ...from(after, limit) })),
  },
  {
    name: 'log',
    tables: ['audit_entries'],
    read: async (db, id, after, limit) => {
      const mine = [
        { subjectKind: 'customer', subjectId: String(id) },
        { actorKind: 'customer', actorId: String(id) },
      ];
      return keyed(await db.auditEntry.findMany({ where: { OR: mine }, select: AUDIT, ...from(after, limit) }));
    },
  },
];

/** And the file's reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  check_pages: 'The lists of other people: the file of each result has them, as long as they are kept.',
  check_look_ups: 'Other people who were looked up among the followers: the file of each result has them.',
  archive_people: 'The lists of other people: you sent them, and the file of each result has them.',
  chat_edits: 'How soon a message in your chat may be changed again; it says nothing about you.',
  check_results: 'The same people by number, compared.',
  check_comparisons: 'How many people changed between two results: their files say it.',
  check_changes: 'Other people who changed between two results: their files have them, as long as they are kept.',
  account_leases: 'Which account reads just now; it says nothing about you.',
};
