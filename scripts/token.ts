/**
 * `npm run token -- create --name reports --role operator [--days 30]` · `list` · `revoke <id>`. Prints only the token.
 */
import { parseArgs } from 'node:util';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { listTokens } from '#/lib/operators/tokens/list-tokens.ts';
import { isTokenAlive } from '#/lib/operators/tokens/model.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { NewToken } from '#/lib/operators/tokens/schema.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { COMMAND_LINE, onDatabase, runTool } from './tool.ts';
import { UserError } from './user-error.ts';

const USAGE = `Usage:
  npm run token -- create --name <what it is for> --role viewer|operator|owner [--days <until it ends, 90 at most>]
  npm run token -- list
  npm run token -- revoke <id>`;

await runTool(async () => {
  await onDatabase('token', readWork());
  return 0;
});

function readWork(): (db: Db) => Promise<void> {
  const { positionals, values } = readArguments();
  const [verb, id, ...rest] = positionals;
  if (verb === 'create' && id === undefined) return create(values);
  if (verb === 'list' && id === undefined) return list;
  if (verb === 'revoke' && id !== undefined && rest.length === 0) return revoke(id);
  throw new UserError(USAGE);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ allowPositionals: true, options: { name: text, role: text, days: text } });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function create({ name, role, days }: { name?: string; role?: string; days?: string }): (db: Db) => Promise<void> {
  const parsed = NewToken.safeParse({ name: name ?? '', role, ...(days === undefined ? {} : { days: Number(days) }) });
  if (!parsed.success)
    throw new UserError(`${parsed.error.issues.map(({ message }) => message).join('\n')}\n\n${USAGE}`);
  return async (db) => {
    const { secret, token } = await createToken({ db, clock: systemClock }, { ...parsed.data, by: COMMAND_LINE });
    console.error(`Token "${token.name}" (${token.role}, ${untilWhen(token.expiresAt)}). It is shown this once:`);
    console.log(secret);
    console.error('Send it as the header "Authorization: Bearer <token>".');
  };
}

async function list(db: Db): Promise<void> {
  const tokens = await listTokens({ db }, { by: COMMAND_LINE });
  if (tokens.length === 0) console.error('There are no tokens yet.');
  const now = systemClock.now();
  for (const token of tokens) {
    const state = isTokenAlive(token, now) ? untilWhen(token.expiresAt) : 'ended';
    const used = token.lastUsedAt ? `last used ${token.lastUsedAt.toISOString()}` : 'never used';
    console.log([token.id, `${token.prefix}…`, token.role.padEnd(8), state, used, token.name].join('  '));
  }
}

function revoke(id: string): (db: Db) => Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(id))
    throw new UserError('Name the token by its id, as "npm run token -- list" shows it.');
  return async (db) => {
    const token = await revokeToken({ db, clock: systemClock }, { tokenId: id, by: COMMAND_LINE });
    console.error(`Token "${token.name}" admits nobody any more.`);
  };
}

function untilWhen(end: Date): string {
  return `until ${end.toISOString().slice(0, 10)}`;
}
