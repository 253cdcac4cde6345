/** Everybody of a result, one page after the other: no list is ever whole in memory. */
import type { Ctx } from '#/lib/context.ts';
import type { ChangeKind } from '#/lib/platform/enums.ts';
import { CHANGE_KINDS, type Change } from '../changes/model.ts';
import { listChanges } from '../changes/read-changes.ts';
import { changesAmong } from '../changes/store.ts';
import { GROUPS, type Group } from '../model.ts';
import { listPeople } from '../people/list-people.ts';
import { BEGINNING, type Edge, type Person } from '../people/model.ts';
import type { ReportHead } from './report-head.ts';

const A_PAGE = 1_000;

type Effects = Pick<Ctx, 'db' | 'hideNames'>;

/** `change`: null for whoever was as they are. */
export type FileRow = Person & { group: Group; change: ChangeKind | null; usernameWas: string | null };
export type ChangeRow = Change & { kind: ChangeKind };

/** Who follows whom; `followsYou`: null when nobody could tell. */
export function relationOf(group: Group): { followsYou: boolean | null; youFollow: boolean } {
  const followsYou = group === 'unknown' ? null : group !== 'not_following_back';
  return { followsYou, youFollow: group !== 'not_followed' };
}

/** Groups that a file lists: of very long lists, only who is not known to follow back; no fans where they are not known. */
function groupsIn({ shortenedTo, followers }: ReportHead): Group[] {
  if (shortenedTo !== null) return ['not_following_back', 'unknown'];
  return GROUPS.filter((group) => group !== 'not_followed' || followers !== null);
}

/** Everybody on the lists, those who do not follow back first. */
export async function* everyPerson(ctx: Effects, checkId: string, head: ReportHead): AsyncGenerator<FileRow> {
  const most = head.shortenedTo ?? Number.POSITIVE_INFINITY;
  let count = 0;
  for (const group of groupsIn(head)) {
    for (let edge: Edge | null = BEGINNING; edge && count < most; ) {
      const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(ctx, {
        ...{ checkId, group, edge, prefix: null, limit: A_PAGE },
      });
      yield* await changed(ctx, checkId, head, group, page.people);
      count += page.people.length;
      edge = page.later;
    }
  }
}

async function changed(
  { db }: Effects,
  checkId: string,
  { comparison }: ReportHead,
  group: Group,
  people: readonly Person[],
): Promise<FileRow[]> {
  const ids = people.map(({ id }) => id);
  const changes = comparison ? await changesAmong(db, { checkId, ids }) : [];
  const byId = new Map(changes.map((change) => [change.id, change]));
  return people.map((person) => {
    const { kind = null, usernameWas = null } = byId.get(person.id) ?? {};
    return { ...person, group, change: kind, usernameWas };
  });
}

/** Everybody who changed since the check before, kind after kind. */
export async function* everyChange(
  ctx: Effects,
  checkId: string,
  kinds: readonly ChangeKind[] = CHANGE_KINDS,
): AsyncGenerator<ChangeRow> {
  for (const kind of kinds) {
    for (let edge: Edge | null = BEGINNING; edge; ) {
      const page: Awaited<ReturnType<typeof listChanges>> = await listChanges(ctx, {
        ...{ checkId, kind, edge, limit: A_PAGE },
      });
      for (const change of page.people) yield { ...change, kind };
      edge = page.later;
    }
  }
}
