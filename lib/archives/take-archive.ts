import { createHash } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { recordConsent } from '#/lib/customers/record-consent.ts';
import { type ArchiveRefusal, MOST_PEOPLE } from '#/lib/instagram/archive/model.ts';
import { readArchive } from '#/lib/instagram/archive/read-archive.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import type { ArchiveRelation } from '#/lib/platform/enums.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { compareLists } from './compare-lists.ts';
import { goesOn, joined } from './join-archive.ts';
import { type Archive, FILES_PER_DAY, READING_LIMIT_MS } from './model.ts';
import { countFiles, insertArchive, namesOf, newestArchive, removeArchive } from './store.ts';
import { type ArchiveView, viewOf } from './view.ts';

/** `again`: this very file was taken before. */
export type Taken =
  | { ok: true; archive: ArchiveView; again: boolean }
  | { ok: false; reason: ArchiveRefusal | 'too_many_today' };

/**
 * Takes a file of a customer's own export from Instagram and compares its lists. Costs nothing and asks Instagram nothing.
 * Of the file nothing is kept but the names on both lists; with the files before it, it becomes one export.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` when two files of one export were taken at the same time.
 */
export async function takeArchive(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { customerId: bigint; file: { name: string; bytes: Uint8Array }; by: Actor },
): Promise<Taken> {
  const { customerId, file, by } = input;
  demandRight(by, 'archive.take', customerId);
  const at = ctx.clock.now();
  const digest = createHash('sha256').update(file.bytes).digest('base64url');
  const before = await newestArchive(ctx.db, customerId);
  if (before?.digests.includes(digest)) return { ok: true, archive: viewOf(before), again: true };
  if ((await countFiles(ctx.db, customerId, after(at, -DAY_MS))) >= FILES_PER_DAY)
    return { ok: false, reason: 'too_many_today' };

  const answer = await readArchive(file, AbortSignal.timeout(READING_LIMIT_MS));
  if (!answer.ok) return answer;
  const earlier = before && goesOn(before, answer.read, at) ? before : null;
  const known = joined(answer.read, earlier && { archive: earlier, lists: await listsOf(ctx.db, earlier) });
  if (known.lists.followers.size + known.lists.following.size > MOST_PEOPLE) return { ok: false, reason: 'too_many' };
  const archive = await store(ctx.db, { customerId, at, digest, known, earlier });
  return { ok: true, archive: viewOf(archive), again: false };
}

type Told = { customerId: bigint; at: Date; digest: string; known: ReturnType<typeof joined>; earlier: Archive | null };

async function store(db: Db, { customerId, at, digest, known, earlier }: Told): Promise<Archive> {
  const people = await compareLists(known.lists);
  const digests = [...(earlier?.digests ?? []), digest];
  const row = { ...known.archive, customerId, digests, mutual: people.mutual.length, sentAt: at };
  return db.transaction(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw notFound('customer', String(customerId));
    if (earlier && !(await removeArchive(tx, earlier.id)))
      throw new DomainError('conflict', 'Another file of this export was taken at the same time.');
    await recordConsent(tx, customerId, at); // the bot said before what is read and kept
    return insertArchive(tx, row, people);
  });
}

/** Both lists as they were kept. */
async function listsOf(db: Db, { id }: Archive): Promise<{ followers: Set<string>; following: Set<string> }> {
  const all = (relation: ArchiveRelation) => namesOf(db, { archiveId: id, relation, from: 0, limit: MOST_PEOPLE });
  const mutual = await all('mutual');
  const followers = new Set(mutual.concat(await all('fan')));
  const following = new Set(mutual.concat(await all('one_way')));
  return { followers, following };
}
