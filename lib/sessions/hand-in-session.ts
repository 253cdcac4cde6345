import type { Ctx } from '#/lib/context.ts';
import type { Verdict } from '#/lib/instagram/model.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { identityOf, UserAgent } from './import-identity.ts';
import { chooseSession } from './material/choose-session.ts';
import type { NoSession } from './material/no-session.ts';
import { type Material, readMaterial } from './material/read-material.ts';
import type { Account } from './model.ts';
import { requireAccount } from './require-account.ts';
import { noAccountServes } from './store.ts';
import { type Taken, type Tell, takeIntoUse } from './take-into-use.ts';
import { type Whose, whoseSession } from './whose-session.ts';

/** `ok: false` changes nothing but the audit log. */
export type HandedIn =
  | Taken
  | { ok: false; reason: 'no_session'; found: NoSession }
  | { ok: false; reason: 'refused'; verdict: Verdict }
  /** Somebody else's: whose, as far as known. */
  | { ok: false; reason: 'foreign'; expected: string; username: string | null; instagramId: string | null }
  /** A person may add one. */
  | { ok: false; reason: 'unknown_account'; username: string; instagramId: string | null };

type Effects = Pick<Ctx, 'db' | 'clock' | 'events' | 'queue' | 'sealer' | 'instagram' | 'origin'>;

/**
 * Takes a session that a person copied and tries it with one request before it replaces anything. One known to be
 * foreign is not tried: a wrong user agent could end it (docs/facts/sessions-and-pace.md#lifetime).
 * @param input.accountId without it, the session's user id finds the account.
 * @param input.newAccount what to do with a session of no known account; `first` adds one only while none serves.
 * @throws {DomainError} `forbidden`; `not_found` for an unknown account; `conflict` for a retired one.
 */
export async function handInSession(
  ctx: Effects,
  input: ({ sessionId: string } | { material: Material }) & {
    accountId?: string;
    userAgent?: string | null;
    newAccount?: 'add' | 'first' | 'ask';
    source?: 'handed_in' | 'environment';
    by: Actor;
    tell?: Tell;
  },
): Promise<HandedIn> {
  demandRight(input.by, 'account.hand_in');
  const at = ctx.clock.now();
  const material = 'material' in input ? input.material : readMaterial(input.sessionId);
  const choice = chooseSession(material.cookies, at);
  if (!choice.ok) return { ok: false, reason: 'no_session', found: choice.found };

  const named = input.accountId ? await requireAccount(ctx.db, input.accountId) : null;
  const identity = identityOf(choice.cookies, {
    origin: ctx.origin,
    userAgent: agentOf(input.userAgent, material, named),
    now: at,
  });
  const claimed = await whoseSession(ctx.db, { named, identity, viewer: null });
  if (claimed.kind === 'foreign') return foreign(ctx, claimed, input.by);
  if (claimed.kind === 'account') demandService(claimed.account);

  const answer = await ctx.instagram.probe(identity);
  if (answer.verdict !== 'page') return refused(ctx, { account: named, verdict: answer.verdict, by: input.by });
  const whose = await whoseSession(ctx.db, { named, identity: answer.identity, viewer: answer.value });
  if (whose.kind === 'foreign') return foreign(ctx, whose, input.by);
  if (whose.kind === 'account') demandService(whose.account);
  if (whose.kind === 'unknown' && !(await mayAdd(ctx, input.newAccount ?? 'add')))
    return { ok: false, reason: 'unknown_account', username: whose.username, instagramId: idText(whose.instagramId) };

  return takeIntoUse(ctx, {
    whose,
    identity: answer.identity,
    dropped: choice.dropped,
    source: input.source ?? 'handed_in',
    by: input.by,
    tell: input.tell,
    at,
  });
}

function agentOf(given: string | null | undefined, material: Material, account: Account | null): string | null {
  const named = UserAgent.safeParse(material.userAgent);
  return given ?? (named.success ? named.data : null) ?? account?.userAgent ?? null;
}

function demandService(account: Account): void {
  if (account.status === 'retired')
    throw new DomainError('conflict', `@${account.username} is retired: it takes no session.`, { status: 'retired' });
}

async function mayAdd(ctx: Pick<Ctx, 'db'>, newAccount: 'add' | 'first' | 'ask'): Promise<boolean> {
  return newAccount === 'add' || (newAccount === 'first' && (await noAccountServes(ctx.db)));
}

async function foreign(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { expected, username, instagramId }: Extract<Whose, { kind: 'foreign' }>,
  by: Actor,
): Promise<HandedIn> {
  const whose = { username, instagramId: idText(instagramId) };
  await noteRefusal(ctx, { account: expected, detail: { reason: 'foreign', ...whose }, by });
  return { ok: false, reason: 'foreign', expected: expected.username, ...whose };
}

async function refused(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { account, verdict, by }: { account: Account | null; verdict: Verdict; by: Actor },
): Promise<HandedIn> {
  await noteRefusal(ctx, { account, detail: { reason: 'refused', verdict }, by });
  return { ok: false, reason: 'refused', verdict };
}

function noteRefusal(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  facts: { account: Account | null; detail: Record<string, unknown>; by: Actor },
): Promise<void> {
  const subject = facts.account && { kind: 'account', id: facts.account.id };
  return ctx.db.transaction((tx) =>
    recordAudit(tx, { actor: facts.by, action: 'session.refused', subject, detail: facts.detail, at: ctx.clock.now() }),
  );
}

function idText(id: bigint | null): string | null {
  return id?.toString() ?? null;
}
