/** What pages cost on the data of a busy year: statements and bytes, which are the same on any machine. */
import { expect, test } from '@playwright/test';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { type Db, openDb } from '#/lib/platform/db.ts';
import { pagesOf } from '#/measure/big-database/addresses.ts';
import { fillDatabase } from '#/measure/big-database/fill-database.ts';
import { sizesAt } from '#/measure/big-database/sizes.ts';
import { signIn } from '#/measure/stage/sign-in.ts';
import { startWebProcess } from '#/measure/stage/web-process.ts';
import { startTalkativePostgres } from '#/testing/database/talkative-postgres.ts';
import { OWNER, PRODUCT_PORT, VIEWER } from './addresses.ts';
import { productFacts } from './outside.ts';

const PORT = PRODUCT_PORT + 6;
/** Enough to fill every page, and the axis of a check's pages. */
const SIZES = { ...sizesAt(0.02), journals: 2, followers: 100_000 };
const PEOPLE = [
  { ...OWNER, role: 'owner', locale: 'ru' },
  { ...VIEWER, role: 'viewer', locale: 'en' },
] as const;

test('every page asks the database at most eight times and weighs at most 200 kB, the session and the frame included', async () => {
  const log = openLog();
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(await startTalkativePostgres(log.hear));
  await fillDatabase(postgres.url, { sizes: SIZES });
  const db = openDb({ url: postgres.url });
  stack.defer(() => db.close());
  const own = { DATABASE_URL: postgres.url, NEXTAUTH_URL: `http://127.0.0.1:${PORT}` };
  const web = await startWebProcess(PORT, { ...productFacts().web.env, ...own });
  stack.defer(() => web.stop());
  const pages = Object.entries(await pagesOf(db));

  /** Twice, because a statement by the clock may fall into one of them. */
  const ask = async (url: string, headers: Record<string, string>) => {
    await log.isComplete(db);
    const answer = await fetch(url, { headers, redirect: 'manual' });
    const bytes = (await answer.arrayBuffer()).byteLength;
    return { status: answer.status, bytes, asked: await log.isComplete(db) };
  };

  for (const { role, locale, ...typed } of PEOPLE) {
    await createOperator({ db, clock: systemClock }, { ...typed, role, language: locale, by: SYSTEM });
    const headers = { cookie: `${await signIn(web.url, typed)}; locale=${locale}` };
    for (const [name, path] of pages.filter(([, at]) => role === 'owner' || !at.startsWith('/audit'))) {
      const once = await ask(`${web.url}${path}`, headers);
      const again = await ask(`${web.url}${path}`, headers);
      expect(again.status, name).toBe(200);
      const [asked] = [once.asked, again.asked].toSorted((one, other) => one.length - other.length);
      expect(asked, `${name} for the ${role}`).toHaveLength(Math.min(asked?.length ?? 0, 8));
      expect(again.bytes, `${name} for the ${role}`).toBeLessThanOrEqual(200_000);
    }
  }
});

/** Statements of the dashboard as PostgreSQL tells them; what it does by the clock is left out. */
function openLog() {
  const asked: string[] = [];
  let marked = () => {};
  return {
    hear(line: string) {
      if (line.includes(MARK)) marked();
      if (/^mutuals-web: LOG: +(statement|execute)/.test(line) && !BY_THE_CLOCK.test(line)) asked.push(line);
    },
    /** @returns what was asked since the last time */
    async isComplete(db: Db): Promise<string[]> {
      const heard = new Promise<void>((resolve) => {
        marked = resolve;
      });
      await db.$executeRawUnsafe(`select '${MARK}'`);
      await heard;
      return asked.splice(0);
    },
  };
}

const MARK = 'all before this was told';
/** The limits are read again every ten seconds. */
const BY_THE_CLOCK = /"settings"\."key" IN/;
