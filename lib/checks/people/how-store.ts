import { type Sql, sql } from '#/lib/platform/db.ts';
import type { LookUpFinding, ResultPart } from '#/lib/platform/enums.ts';
import { keptPeople } from '../compare/kept-people.ts';
import type { Group, Relation } from '../model.ts';
import type { How } from './model.ts';

/**
 * How it is known where `n.id` stands in a kept result, as a column. `asked`: by a proven answer. The journal of look-ups
 * alone does not tell, since a failed canary takes answers back; the result and its certificate do.
 */
export function howKnown(checkId: string, relation: Group | Relation): Sql {
  if (relation === 'unknown') return word('unknown');
  if (relation === 'followers' || relation === 'not_followed') return word('listed');
  return sql`case
    when ${relation === 'following' ? isIn(checkId, 'unknown') : sql`false`} then ${word('unknown')}
    when ${isAsked(checkId, relation)} then ${word('asked')}
    when ${relation === 'not_following_back' ? sql`false` : isAssumed(checkId)} then ${word('assumed')}
    else ${word('listed')} end`;
}

function word(how: How): Sql {
  return sql`${how}::text`;
}

function isIn(checkId: string, part: ResultPart): Sql {
  return sql`(n.id in (select u.id from (${keptPeople(sql`
    select r.* from check_results r join checks c on c.id = r.check_id and c.run = r.run
    where c.id = ${checkId}::uuid and r.part = ${part}::"ResultPart"`)}) u))`;
}

function isAsked(checkId: string, relation: Group | Relation): Sql {
  if (relation === 'mutual') return isFound(checkId);
  if (relation === 'not_following_back') return isNotFound(checkId);
  return sql`case when ${isIn(checkId, 'not_following_back')} then ${isNotFound(checkId)} else ${isFound(checkId)} end`;
}

/** Of the mutual: who is on no page of followers, and was not assumed. */
function isFound(checkId: string): Sql {
  return sql`case when ${certifies(checkId, sql`(c.certificate->>'corrected')::int > 0`)} then n.id in (
    select l.instagram_id from check_look_ups l
    where ${answers(checkId, 'follows')} and not exists (
      select 1 from check_pages p, unnest(p.user_ids) u(id)
      where p.check_id = ${checkId}::uuid and p.list = 'followers' and u.id = l.instagram_id)) else false end`;
}

/** Of those who do not follow back: without a whole list only answers say so; beside one, when everybody was asked for. */
function isNotFound(checkId: string): Sql {
  const listIsWhole = sql`c.certificate->'lists' @> '[{"list": "followers", "verdict": "whole"}]'`;
  return sql`case
    when not ${certifies(checkId, sql`(c.certificate->>'asked')::int > 0`)} then false
    when not ${certifies(checkId, listIsWhole)} then true
    when ${certifies(checkId, sql`(c.certificate->>'secondLook')::boolean`)} then n.id in (
      select l.instagram_id from check_look_ups l where ${answers(checkId, 'not_found')})
    else false end`;
}

function certifies(checkId: string, what: Sql): Sql {
  return sql`exists (select 1 from checks c where c.id = ${checkId}::uuid and ${what})`;
}

function answers(checkId: string, finding: LookUpFinding): Sql {
  return sql`l.check_id = ${checkId}::uuid and l.canary is null and l.finding = ${finding}::"LookUpFinding"`;
}

/** Only a re-check assumes, and it reads few pages of followers. */
function isAssumed(checkId: string): Sql {
  return sql`${certifies(checkId, sql`c.certificate->>'strategy' = 'recheck'`)}
    and n.id not in (
      select unnest(p.user_ids) from check_pages p where p.check_id = ${checkId}::uuid and p.list = 'followers')`;
}
