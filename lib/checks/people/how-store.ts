import { type Sql, sql } from '#/lib/platform/db.ts';
import { keptPeople } from '../compare/kept-people.ts';
import type { Group, Relation } from '../model.ts';
import type { How } from './model.ts';

/** How it is known where `n.id` stands in a kept result, as a column. Nobody was asked for who is on a page of followers. */
export function howKnown(checkId: string, relation: Group | Relation): Sql {
  if (relation === 'unknown') return word('unknown');
  if (relation === 'followers' || relation === 'not_followed') return word('listed');
  return sql`case
    when ${relation === 'following' ? isUnknown(checkId) : sql`false`} then ${word('unknown')}
    when ${isAsked(checkId)} then ${word('asked')}
    when ${relation === 'not_following_back' ? sql`false` : isAssumed(checkId)} then ${word('assumed')}
    else ${word('listed')} end`;
}

function word(how: How): Sql {
  return sql`${how}::text`;
}

function isUnknown(checkId: string): Sql {
  return sql`n.id in (select u.id from (${keptPeople(sql`
    select r.* from check_results r join checks c on c.id = r.check_id and c.run = r.run
    where c.id = ${checkId}::uuid and r.part = 'unknown'`)}) u)`;
}

function isAsked(checkId: string): Sql {
  return sql`n.id in (
    select l.instagram_id from check_look_ups l
    where l.check_id = ${checkId}::uuid and l.canary is null and l.finding in ('follows', 'not_found'))`;
}

/** Only a re-check assumes, and it reads few pages of followers. */
function isAssumed(checkId: string): Sql {
  return sql`exists (select 1 from checks c where c.id = ${checkId}::uuid and c.certificate->>'strategy' = 'recheck')
    and n.id not in (
      select unnest(p.user_ids) from check_pages p where p.check_id = ${checkId}::uuid and p.list = 'followers')`;
}
