/** Knocks at the doors of the product under test without a browser, with whatever headers a stranger would send. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { readBuild } from '../security/outside/build.ts';
import { type Answer, type Knock, knock as knockAt } from '../security/outside/knock.ts';
import { PRODUCT_URL, SIGNED_IN } from './addresses.ts';
import { productFacts } from './outside.ts';

const PRODUCT = { url: PRODUCT_URL };

/** One request, redirects not followed. */
export const knock = (path: string, how: Knock = {}): Promise<Answer> => knockAt(PRODUCT, path, how);

/** The session cookie that the tests' owner signed in with. */
export function ownersCookie(): string {
  const { cookies } = JSON.parse(readFileSync(SIGNED_IN, 'utf8')) as { cookies: { name: string; value: string }[] };
  return cookies.find(({ name }) => name === 'mutuals.session')?.value ?? '';
}

/** The id of a server action of the build. @throws when there is no such action. */
export function actionId(name: string): string {
  const action = readBuild().actions.find((one) => one.name === name);
  if (!action) throw new Error(`the build has no action ${name}`);
  return action.id;
}

/** One query of the database of the product under test. */
export async function queryDatabase<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: productFacts().databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
