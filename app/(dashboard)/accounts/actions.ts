'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { unconfirmed } from '#/app/_shared/confirmed.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { OperatorCtx } from '#/app/_shared/operator-context.ts';
import { problemOf } from '#/components/accounts/problem.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import type { Right } from '#/lib/operators/rights.ts';
import { tellHandedIn } from '#/lib/outbox/tell-handed-in.ts';
import { dismissWarning } from '#/lib/refresh/dismiss-warning.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { addAccount, setCredentials } from '#/lib/sessions/add-account.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import { SessionMaterial, UserAgent } from '#/lib/sessions/import-identity.ts';
import { pauseAccount, resumeAccount, retireAccount, unblockAccount } from '#/lib/sessions/pause-account.ts';
import { AddAccount, SetCredentials } from '#/lib/sessions/schema.ts';
import { readAccount } from '#/lib/views/read-account.ts';
import { notTakenWords, unreadableWords } from './hand-in-words.ts';

const AccountId = z.guid();
const HandIn = z.object({ sessionId: SessionMaterial, userAgent: UserAgent.optional() });

/** Adds an account; asks again who acts. */
export async function addAccountAction(form: FormData): Promise<Outcome> {
  return acting('account.add', async (ctx) => {
    const { ownPassword, ownCode, ...typed } = typedFields(form);
    const input = AddAccount.safeParse(typed);
    if (!input.success) return wrongFields(input.error);
    const refused = await unconfirmed(ctx, { ownPassword, ownCode });
    if (refused) return refused;
    await addAccount(ctx, { ...input.data, by: ctx.by, tell: tellHandedIn(ctx) });
    return said('added', input.data.username);
  });
}

/** Tries credentials at once for which an account stopped. Asks again who acts (ASVS 7.5.1). */
export async function setCredentialsAction(id: string, form: FormData): Promise<Outcome> {
  return acting('account.set_credentials', async (ctx) => {
    const accountId = AccountId.parse(id);
    const { ownPassword, ownCode, forgetSeed, ...typed } = typedFields(form);
    const input = SetCredentials.safeParse(forgetSeed ? { ...typed, totpSeed: null } : typed);
    if (!input.success) return wrongFields(input.error);
    const refused = await unconfirmed(ctx, { ownPassword, ownCode });
    if (refused) return refused;
    const before = await readAccount(ctx, { accountId });
    await setCredentials(ctx, { ...input.data, accountId, by: ctx.by });
    if (!problemOf(before)) return { ok: true, message: (await getTranslations('accounts'))('saved') };
    await requestRefresh(ctx, { accountId, cause: 'manual', by: ctx.by });
    return said('savedSignsIn', before.username);
  });
}

/** Takes a session, which is tried before it replaces anything. */
export async function handInAction(id: string, form: FormData): Promise<Outcome> {
  return acting('account.hand_in', async (ctx) => {
    const accountId = AccountId.parse(id);
    const typed = typedFields(form);
    const input = HandIn.safeParse(typed);
    if (!input.success) {
      const sentence = await unreadableWords(input.error);
      return sentence ? refusedSession(sentence) : wrongFields(input.error);
    }
    const refused = await unconfirmed(ctx, typed);
    if (refused) return refused;
    const { sessionId: material, userAgent = null } = input.data;
    const handed = await handInSession(ctx, { material, userAgent, accountId, by: ctx.by, tell: tellHandedIn(ctx) });
    if (!handed.ok) return refusedSession(await notTakenWords(handed));
    return { ok: true, message: (await getTranslations('accounts'))('handedIn') };
  });
}

function refusedSession(sentence: string): Outcome {
  return { ok: false, message: sentence, fields: { sessionId: sentence } };
}

/** Asks for a new session; joins an open attempt. */
export async function refreshAction(id: string): Promise<Outcome> {
  return acting('account.refresh', async (ctx) => {
    const accountId = AccountId.parse(id);
    const { joined } = await requestRefresh(ctx, { accountId, cause: 'manual', by: ctx.by });
    return said(joined ? 'refreshJoined' : 'refreshAsked', await usernameOf(ctx, accountId));
  });
}

/** Asks for a browser that presses it; the session lives on. */
export async function dismissWarningAction(id: string): Promise<Outcome> {
  return acting('account.dismiss_warning', async (ctx) => {
    const accountId = AccountId.parse(id);
    await dismissWarning(ctx, { accountId, by: ctx.by });
    return said('dismissAsked', await usernameOf(ctx, accountId));
  });
}

export async function pauseAction(id: string): Promise<Outcome> {
  return moving(id, 'paused', 'account.pause', pauseAccount);
}

export async function resumeAction(id: string): Promise<Outcome> {
  return moving(id, 'resumed', 'account.resume', resumeAccount);
}

/** Signs a reinstated account in at once. */
export async function reinstateAction(id: string): Promise<Outcome> {
  return acting('account.unblock', async (ctx) => {
    const accountId = AccountId.parse(id);
    await unblockAccount(ctx, { accountId, by: ctx.by });
    await requestRefresh(ctx, { accountId, cause: 'manual', by: ctx.by });
    return said('refreshAsked', await usernameOf(ctx, accountId));
  });
}

/** Takes an account out of use for good; asks again who acts. */
export async function retireAction(id: string, form?: FormData): Promise<Outcome> {
  return acting('account.retire', async (ctx) => {
    const accountId = AccountId.parse(id);
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    await retireAccount(ctx, { accountId, by: ctx.by });
    return said('retired', await usernameOf(ctx, accountId));
  });
}

async function moving(
  id: string,
  done: 'paused' | 'resumed',
  right: Right,
  move: typeof pauseAccount,
): Promise<Outcome> {
  return acting(right, async (ctx) => {
    const accountId = AccountId.parse(id);
    await move(ctx, { accountId, by: ctx.by });
    return said(done, await usernameOf(ctx, accountId));
  });
}

async function said(
  what: 'added' | 'dismissAsked' | 'refreshAsked' | 'refreshJoined' | 'paused' | 'resumed' | 'retired' | 'savedSignsIn',
  username: string,
): Promise<Outcome> {
  return { ok: true, message: (await getTranslations('accounts'))(what, { username }) };
}

async function usernameOf(ctx: OperatorCtx, accountId: string): Promise<string> {
  return (await readAccount(ctx, { accountId })).username;
}
