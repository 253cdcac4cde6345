import pg from 'pg';
import { writeResult } from '#/lib/checks/compare/write-result.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import { type Measure, ratioRow } from '../measure.ts';

const USERS = 1_000_000;
const PAGE = 50;
const CHURN = 100;
const REPETITIONS = 5;

/** A million with a million, over the plain join of the same ids. */
export const compare: Measure = {
  name: 'compare',
  seconds: 60,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      const checkId = await twoMillion(stage);
      const { db } = stage.ctx;
      const pairs: { ours: number; bare: number }[] = [];
      const overArrays: { ours: number; bare: number }[] = [];
      for (let turn = 0; turn <= REPETITIONS; turn += 1) {
        const ours = await seconds(() => writeResult(db, { id: checkId, run: turn }, () => 'not_following_back'));
        const bare = await seconds(() => bareJoin(db));
        const arrays = await seconds(() => arrayJoin(db, checkId));
        if (turn > 0) {
          pairs.push({ ours, bare }); // the first one warms the caches
          overArrays.push({ ours, bare: arrays });
        }
        tell(`${turn} of ${REPETITIONS}: ours ${ours.toFixed(2)} s, bare join ${bare.toFixed(2)} s`);
      }
      const aim = { most: 1.5, unit: 's' };
      return [
        ratioRow('comparing 1 M with 1 M / the bare SQL join of two plain tables', pairs, aim),
        {
          ...ratioRow('the same / a join of the same arrays that trusts them to hold nobody twice', overArrays, aim),
          aim: '',
          met: null,
        },
      ];
    }),
};

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

async function twoMillion({ env, requestCheck }: Stage): Promise<string> {
  const { id } = await requestCheck('ada');
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  for (const list of ['followers', 'following']) {
    const shift = list === 'followers' ? 0 : USERS;
    await client.query(`
      insert into check_pages (check_id, list, walk, sequence, limited, dialect, generation, run, user_ids, usernames, full_names, took_ms)
      select '${id}', '${list}', 1, p, false, 'rest', 1, 1, array_agg(u), array_agg('person.' || u), array_agg('Person ' || u), 1
      from (
        select (n - 1) / ${PAGE} as p,
               hashint8extended(case when n % ${CHURN} = 0 then n + ${shift} else n end, 7) & 4611686018427387903 as u
        from generate_series(1, ${USERS}::bigint) n
      ) s group by p`);
    await client.query(`
      create table bare_${list} as select distinct u as id from check_pages p, unnest(p.user_ids) u where list = '${list}'`);
    await client.query(`alter table bare_${list} add primary key (id)`);
  }
  await client.query('vacuum analyze');
  await client.end();
  return id;
}

function bareJoin(db: Ctx['db']): Promise<unknown> {
  return db.$queryRaw`
    select count(f.id)::int as mutual, (count(*) - count(f.id))::int as not_mutual
    from bare_following g left join bare_followers f on f.id = g.id`;
}

function arrayJoin(db: Ctx['db'], checkId: string): Promise<unknown> {
  return db.$queryRaw`
    select count(f.id)::int as mutual, (count(*) - count(f.id))::int as not_mutual
    from (select u as id from check_pages p, unnest(p.user_ids) u where p.check_id = ${checkId}::uuid and p.list = 'following') g
    left join (select u as id from check_pages p, unnest(p.user_ids) u where p.check_id = ${checkId}::uuid and p.list = 'followers') f
      on f.id = g.id`;
}
