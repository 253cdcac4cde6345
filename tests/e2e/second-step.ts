/** People of the dashboard who sign in in two steps, and what is sent on the way; without a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import type { Role } from '#/lib/operators/role.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { openDb } from '#/lib/platform/db.ts';
import { PRODUCT_URL } from './addresses.ts';
import { confirmEverybody } from './confirmation.ts';
import { productFacts } from './outside.ts';

const SERVER = join(import.meta.dirname, '..', '..', '.next', 'standalone', '.next', 'server');
const PASSWORD = 'a password of one person';

export type Sent = { status: number; headers: Headers; text: string };
export type Typed = { email: string; password: string };

/** Somebody new, whose password is their own. */
export async function person(name: string, role: Role): Promise<{ id: string; typed: Typed }> {
  const db = openDb({ url: productFacts().databaseUrl, max: 1, name: 'mutuals test' });
  try {
    const typed = { email: `${name}.${Date.now()}@example.org`, password: PASSWORD };
    const { id } = await createOperator(
      { db, clock: systemClock },
      { ...typed, name, role, language: 'en', by: SYSTEM },
    );
    return { id, typed };
  } finally {
    await db.close();
  }
}

/** Somebody signed in, with an app that was set up through the dashboard's own actions. */
export async function withApp(name: string) {
  const { id, typed } = await person(name, 'owner');
  const { jar } = await firstStep(typed);
  await confirmEverybody();
  const begun = await callAction('beginAppAction', { jar, path: '/settings', fields: { name: 'Phone' } });
  const seed = /"seed":"([A-Z2-7]{32})"/.exec(begun.text)?.[1] ?? '';
  const proven = await callAction('proveAppAction', { jar, path: '/settings', args: [codeOf(seed)] });
  const codes = [...proven.text.matchAll(/[0-9A-Z]{5}-[0-9A-Z]{5}/g)].map(([code]) => code);
  if (codes.length !== 10) throw new Error(`no app was set up: ${proven.text}`);
  return { id, typed, jar, seed, codes };
}

/** The first step, as the sign-in page takes it. @returns every cookie that the answer set, as one header, and the whole answer as text */
export async function firstStep(typed: Typed): Promise<{ jar: string; text: string }> {
  const asked = await fetch(`${PRODUCT_URL}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${PRODUCT_URL}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: jarOf(asked.headers, 'next-auth'),
      origin: PRODUCT_URL,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ ...typed, csrfToken, json: 'true' }),
  });
  const text = `${answer.headers.getSetCookie().join('\n')}\n${await answer.text()}`;
  return { jar: jarOf(answer.headers, 'mutuals.'), text };
}

/** The cookies of an answer whose names begin so, as a `Cookie` header. */
export function jarOf(headers: Headers, beginning: string): string {
  const lines = headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return lines.filter((line) => line.startsWith(beginning) && !line.endsWith('=')).join('; ');
}

/** The second step: a code of an app, or a recovery code. */
export function secondStep(jar: string, code: string, origin: string | null = PRODUCT_URL): Promise<Sent> {
  return callAction('showFactorCodeAction', { jar, path: '/sign-in/factor', args: [code], origin });
}

/** A code of an app with this seed, so many half minutes from now. */
export function codeOf(seed: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

type BuiltAction = { exportedName: string; workers: Record<string, unknown> };

/** The server actions of the build by name: their ids, and the first page that has them. */
export function actions(): Record<string, { id: string; path: string }> {
  const manifest = JSON.parse(readFileSync(join(SERVER, 'server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, BuiltAction>;
  };
  return Object.fromEntries(
    Object.entries(manifest.node).map(([id, { exportedName, workers }]) => {
      const [page = 'app/page'] = Object.keys(workers);
      const path = page.slice('app'.length, -'/page'.length).replaceAll(/\/\([^)]+\)/g, '') || '/';
      return [exportedName, { id, path: path.replaceAll(/\[\w+\]/g, '0198c0de-0000-7000-8000-00000000dead') }];
    }),
  );
}

/** Calls a server action as a browser does. `fields` go along as the form that is its last argument. */
export async function callAction(
  name: string,
  call: { jar: string; path?: string; args?: unknown[]; fields?: Record<string, string>; origin?: string | null },
): Promise<Sent> {
  const { jar, args = [], fields, origin = PRODUCT_URL } = call;
  const action = actions()[name];
  if (!action) throw new Error(`the build has no action ${name}`);
  const body = new FormData();
  for (const [field, value] of Object.entries(fields ?? {})) body.append(`_1_${field}`, value);
  body.append('0', JSON.stringify(fields ? [...args, '$K1'] : args));
  const answer = await fetch(`${PRODUCT_URL}${call.path ?? action.path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: jar,
      accept: 'text/x-component',
      'next-action': action.id,
      ...(origin === null ? {} : { origin }),
    },
    body,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
