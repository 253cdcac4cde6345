import { randomUUID } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { cookiesEndAt, type Identity, maskSessionId, userIdOf } from '#/lib/instagram/identity.ts';
import type { Verdict } from '#/lib/instagram/model.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '#/lib/security/audit.ts';
import { type ImportedSession, identityOf, sessionOfId } from './import-identity.ts';
import { sealIdentity } from './sealed-identity.ts';
import {
  findAccount,
  findAccountByInstagramId,
  findAccountByName,
  insertAccount,
  insertGeneration,
  moveAccount,
} from './store.ts';

export type HandedIn =
  | { ok: true; accountId: string; username: string; generation: number; maskedSessionId: string }
  | { ok: false; verdict: Verdict };

/**
 * Takes a session that a person copied from a browser or another program. It is tried before it replaces anything:
 * one request about the account itself. A session that does not answer well changes nothing.
 *
 * @param input.accountId the account it is for; without it, the account is found by the session's own
 * user id, or added when it is new.
 * @returns `ok: false` with Instagram's verdict when the session is not usable: an answer, not an error.
 * @throws {DomainError} `not_found` for an unknown account.
 */
export async function handInSession(
  ctx: Pick<Ctx, 'db' | 'clock' | 'events' | 'queue' | 'sealer' | 'instagram' | 'origin'>,
  input: ({ sessionId: string } | { imported: ImportedSession }) & {
    accountId?: string;
    source?: 'handed_in' | 'environment';
    by: Actor;
  },
): Promise<HandedIn> {
  const at = ctx.clock.now();
  const named = input.accountId ? await findAccount(ctx.db, input.accountId) : null;
  if (input.accountId && !named) throw notFound('account', input.accountId);

  const identity = identityOf('imported' in input ? input.imported : sessionOfId(input.sessionId), {
    origin: ctx.origin,
    userAgent: named?.userAgent ?? null,
    now: at,
  });
  const answer = await ctx.instagram.probe(identity);
  if (answer.verdict !== 'page') return { ok: false, verdict: answer.verdict };

  const instagramId = userIdOf(identity) ?? null;
  const username = named?.username ?? answer.value.username ?? (instagramId === null ? 'unnamed' : `id.${instagramId}`);
  return ctx.db.transaction(async (tx) => {
    const account = named ?? (await ownerOf(tx, { instagramId, username, at }));
    if (account.status === 'blocked') await moveAccount(tx, account, 'unblock', { at, reason: 'session_handed_in' });
    const generation = await store(ctx, tx, {
      accountId: account.id,
      identity: answer.identity,
      source: input.source ?? 'handed_in',
      at,
    });
    await recordAudit(tx, {
      actor: input.by,
      deed: 'session.handed_in',
      subject: { kind: 'account', id: account.id },
      detail: { generation: generation.number, session: generation.masked },
      at,
    });
    return {
      ok: true as const,
      accountId: account.id,
      username: account.username,
      generation: generation.number,
      maskedSessionId: generation.masked,
    };
  });
}

async function ownerOf(tx: Tx, facts: { instagramId: bigint | null; username: string; at: Date }) {
  const known =
    (facts.instagramId === null ? null : await findAccountByInstagramId(tx, facts.instagramId)) ??
    (await findAccountByName(tx, facts.username));
  return known ?? insertAccount(tx, { username: facts.username, instagramId: facts.instagramId, createdAt: facts.at });
}

async function store(
  ctx: Pick<Ctx, 'events' | 'queue' | 'sealer'>,
  tx: Tx,
  facts: { accountId: string; identity: Identity; source: 'handed_in' | 'environment'; at: Date },
): Promise<{ number: number; masked: string }> {
  const id = randomUUID();
  const masked = maskSessionId(
    facts.identity.storageState.cookies.find((cookie) => cookie.name === 'sessionid')?.value,
  );
  const number = await insertGeneration(
    tx,
    {
      id,
      accountId: facts.accountId,
      sealedIdentity: sealIdentity(ctx.sealer, id, facts.identity),
      maskedSessionId: masked,
      source: facts.source,
      attemptId: null,
      bornAt: facts.at,
      cookiesEndAt: cookiesEndAt(facts.identity),
    },
    null,
  );
  if (number === null) throw notFound('account', facts.accountId);
  await ctx.queue.send('session.ready', { accountId: facts.accountId }, { tx });
  await ctx.events.emit(tx, { topic: 'account', id: facts.accountId });
  return { number, masked };
}
