import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import type { LookUpFinding, ResultPart } from '#/lib/platform/enums.ts';
import { keptPeople } from '../compare/kept-people.ts';
import type { Group, Relation } from '../model.ts';
import { type Asking, askingOf } from './asking-of.ts';
import type { How } from './model.ts';

/** It as columns of a row `c` of checks. */
export const ASKING = sql`
  coalesce((c.certificate->>'asked')::int > 0, false) as asked,
  coalesce((c.certificate->>'corrected')::int > 0, false) as corrected,
  coalesce(c.certificate->>'strategy' = 'recheck', false) as assumed,
  coalesce(c.certificate->'lists' @> '[{"list": "followers", "verdict": "whole"}]', false) as "listIsWhole",
  coalesce((c.certificate->>'secondLook')::boolean, false) as "secondLook"`;

/** Read before `howKnown`, so that a check in which nobody was asked for pays nothing for it. */
export async function readAskingOf(db: Db, checkId: string): Promise<Asking> {
  const [asking = askingOf(null)] = await db.$queryRaw<
    Asking[]
  >`select ${ASKING} from checks c where c.id = ${checkId}::uuid`;
  return asking;
}

/**
 * How it is known where `n.id` stands in a kept result, as a column. `asked`: by a proven answer. The journal of look-ups
 * alone does not tell, since a failed canary takes answers back; the result and its certificate do.
 */
export function howKnown(checkId: string, relation: Group | Relation, asking: Asking): Sql {
  if (relation === 'unknown') return word('unknown');
  if (relation === 'followers' || relation === 'not_followed') return word('listed');
  const cases = [
    relation === 'following' ? [{ when: isIn(checkId, 'unknown'), how: 'unknown' as const }] : [],
    asking.asked || asking.corrected ? [{ when: isAsked(checkId, relation, asking), how: 'asked' as const }] : [],
    asking.assumed && relation !== 'not_following_back'
      ? [{ when: sql`not ${isOnAPage(checkId, sql`n.id`)}`, how: 'assumed' as const }]
      : [],
  ].flat();
  return cases.reduceRight(
    (otherwise, { when, how }) => sql`case when ${when} then ${word(how)} else ${otherwise} end`,
    word('listed'),
  );
}

function word(how: How): Sql {
  return sql`${how}::text`;
}

function isIn(checkId: string, part: ResultPart): Sql {
  return sql`(n.id in (select u.id from (${keptPeople(sql`
    select r.* from check_results r join checks c on c.id = r.check_id and c.run = r.run
    where c.id = ${checkId}::uuid and r.part = ${part}::"ResultPart"`)}) u))`;
}

function isAsked(checkId: string, relation: Group | Relation, asking: Asking): Sql {
  if (relation === 'mutual') return isFound(checkId, asking);
  if (relation === 'not_following_back') return isNotFound(checkId, asking);
  const isBeside = isIn(checkId, 'not_following_back');
  return sql`case when ${isBeside} then ${isNotFound(checkId, asking)} else ${isFound(checkId, asking)} end`;
}

/** Of the mutual: who is on no page of followers, and was not assumed. */
function isFound(checkId: string, { corrected }: Asking): Sql {
  return corrected
    ? sql`n.id in (select l.instagram_id from check_look_ups l
        where ${answers(checkId, 'follows')} and not ${isOnAPage(checkId, sql`l.instagram_id`)})`
    : sql`false`;
}

/** Of those who do not follow back: without a whole list only answers say so; beside one, when everybody was asked for. */
function isNotFound(checkId: string, { asked, listIsWhole, secondLook }: Asking): Sql {
  if (!asked) return sql`false`;
  if (!listIsWhole) return sql`true`;
  return secondLook
    ? sql`n.id in (select l.instagram_id from check_look_ups l where ${answers(checkId, 'not_found')})`
    : sql`false`;
}

function isOnAPage(checkId: string, id: Sql): Sql {
  return sql`exists (
    select 1 from check_pages f where f.check_id = ${checkId}::uuid and f.list = 'followers' and ${id} = any(f.user_ids))`;
}

function answers(checkId: string, finding: LookUpFinding): Sql {
  return sql`l.check_id = ${checkId}::uuid and l.canary is null and l.finding = ${finding}::"LookUpFinding"`;
}
