import pg from 'pg';
import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { ensureDashboard } from '#/scripts/build/dashboard.ts';
import { listsOf, pagesOf } from '../../big-database/addresses.ts';
import { fillDatabase } from '../../big-database/fill-database.ts';
import { sizesAt } from '../../big-database/sizes.ts';
import { signIn } from '../../stage/sign-in.ts';
import { withStage } from '../../stage/with-stage.ts';
import { type Measure, median, type Row } from '../measure.ts';

const ROUNDS = 20;
const AIM_MS = 150;
const AIM_KB = 200;
const OWNER = { email: 'olga@example.org', password: 'a long enough password', name: 'Olga' };

type Asked = { url: string; headers: Record<string, string> };
type Taken = { name: string; ms: number; kB: number };

/** Every page and every list of the API, one request at a time, on the generated database. */
export const pages: Measure = {
  name: 'pages',
  seconds: 240,
  async run(tell, seed) {
    await ensureDashboard();
    return withStage({ seed }, async ({ ctx, env, web: startWeb }) => {
      await fillDatabase(env.DATABASE_URL ?? '', { sizes: sizesAt(1), tell });
      const { url } = await startWeb();
      const cookie = await hire(ctx, url);
      const shown = await takeAll(await pagesOf(ctx.db), { url, headers: { cookie } }, tell);
      const { secret } = await createToken(ctx, { name: 'bench', role: 'owner', by: SYSTEM });
      const api = { url: `${url}/api/v1`, headers: { authorization: `Bearer ${secret}` } };
      const listed = await takeAll(await listsOf(ctx.db), api, tell);
      const bareMs = await roundTrip(env.DATABASE_URL ?? '');
      return [
        slowest('dashboard: the slowest page of a big database, p50', shown, bareMs),
        slowest('API: the slowest list of a big database, p50', listed, bareMs),
        heaviest(shown),
      ];
    });
  },
};

async function hire(ctx: Ctx, url: string): Promise<string> {
  await createOperator(ctx, { ...OWNER, role: 'owner', language: 'en', by: SYSTEM });
  return signIn(url, OWNER);
}

async function takeAll(
  addresses: Record<string, string>,
  asked: Asked,
  tell: (text: string) => void,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const [name, path] of Object.entries(addresses)) {
    const one = await take(name, path, asked);
    tell(`${name}: ${one.ms.toFixed(0)} ms, ${one.kB.toFixed(0)} kB`);
    taken.push(one);
  }
  return taken;
}

/** The first requests compile and plan, and are not counted. */
async function take(name: string, path: string, { url, headers }: Asked): Promise<Taken> {
  const times: number[] = [];
  let kB = 0;
  for (let round = -3; round < ROUNDS; round += 1) {
    const startedMs = performance.now();
    const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
    const body = await answer.arrayBuffer();
    if (round >= 0) times.push(performance.now() - startedMs);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    kB = body.byteLength / 1_000;
  }
  return { name, ms: median(times), kB };
}

/** Milliseconds of a statement that asks for nothing. */
async function roundTrip(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const startedMs = performance.now();
    await client.query('select 1');
    times.push(performance.now() - startedMs);
  }
  await client.end();
  return median(times);
}

function slowest(what: string, taken: readonly Taken[], bareMs: number): Row {
  const sorted = taken.toSorted((one, other) => other.ms - one.ms);
  const [most = { name: 'none', ms: Number.NaN }] = sorted;
  const ratio = `${(most.ms / bareMs).toFixed(0)} times a round trip to the database of ${bareMs.toFixed(2)} ms`;
  const all = `median of all ${median(taken.map(({ ms }) => ms)).toFixed(0)} ms`;
  return {
    what,
    aim: `≤ ${AIM_MS} ms`,
    got: `${most.ms.toFixed(0)} ms`,
    met: most.ms <= AIM_MS,
    note: `${most.name}; ${ratio}; ${all}`,
  };
}

function heaviest(taken: readonly Taken[]): Row {
  const [most = { name: 'none', kB: Number.NaN }] = taken.toSorted((one, other) => other.kB - one.kB);
  return {
    what: 'dashboard: HTML of the heaviest page of a big database',
    aim: `≤ ${AIM_KB} kB`,
    got: `${most.kB.toFixed(0)} kB`,
    met: most.kB <= AIM_KB,
    note: most.name,
  };
}
