import type { Sizes } from './sizes.ts';

const PAGE = 50;
const FOLLOWERS = 2_000;
const FOLLOWING = 500;
const MOST_FOLLOWING = 5_000;

/** Of the newest completed checks; the newest is the greatest. Half of the followed follow back. */
export function journalStatements({ journals, followers }: Sizes): string[] {
  return [
    `create temp table kept as
     select id, row_number() over (order by requested_at desc) as place, finished_at as at, row_number() over (order by requested_at desc) = 1 as greatest
     from checks where status = 'completed' order by requested_at desc limit ${journals}`,
    listRows('followers', `case when greatest then ${followers} else ${FOLLOWERS} end`, '0'),
    listRows(
      'following',
      `case when greatest then ${MOST_FOLLOWING} else ${FOLLOWING} end`,
      'case when n % 2 = 0 then 0 else 4000000000 end',
    ),
    `update checks c set followers_read = followers, declared_followers = followers, following_read = following, declared_following = following,
            mutual_count = following / 2, not_mutual_count = following - following / 2
     from (select k.id, case when greatest then ${followers} else ${FOLLOWERS} end as followers,
                  case when greatest then ${MOST_FOLLOWING} else ${FOLLOWING} end as following from kept k) k
     where k.id = c.id`,
  ];
}

function listRows(list: 'followers' | 'following', people: string, shift: string): string {
  return `
    insert into check_pages (check_id, list, walk, sequence, cursor_asked, cursor_given, dialect, account_id, generation, run, user_ids, usernames, full_names, read_at, took_ms)
    select id, '${list}', 1, page, case when page > 0 then 'cursor' || page end, case when page < (people - 1) / ${PAGE} then 'cursor' || page + 1 end, 'rest',
           pg_temp.id('account', 1), 1, 1, array_agg(u), array_agg('person.' || u % 100000000), array_agg('Person ' || u % 1000), at + page * interval '1 second', 300
    from (
      select k.id, k.at, p.people, (n - 1) / ${PAGE} as page, hashint8extended(n + ${shift}, k.place) & 1125899906842623 as u
      from kept k, lateral (select ${people} as people) p, generate_series(1, people) n
    ) everybody
    group by id, at, people, page`;
}
