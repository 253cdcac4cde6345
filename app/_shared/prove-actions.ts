'use server';

import { getTranslations } from 'next-intl/server';
import type { Outcome } from '#/components/ui/outcome.ts';
import type { PasskeyQuestion } from '#/components/ui/passkey.ts';
import { confirmSession } from '#/lib/operators/confirm-session.ts';
import { passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import { askForPasskey } from '#/lib/operators/factors/passkeys.ts';
import { PasskeyAnswer } from '#/lib/operators/factors/schema.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { settingUp } from './acting.ts';
import { ownAddress } from './own-address.ts';

/** A passkey question for the browser to answer. */
export async function askToProveAction(): Promise<Outcome<PasskeyQuestion>> {
  return settingUp<PasskeyQuestion>(async (ctx) => {
    const here = passkeyPlaceOf(ctx.dashboard);
    if (!here.ok) return notAnswered();
    const asking = { operatorId: ctx.operator.id, askedBy: `confirm:${ctx.sessionId}`, place: here.place } as const;
    const value = await askForPasskey(ctx, asking);
    return value ? { ok: true, value } : notAnswered();
  });
}

/** The form is then sent again. */
export async function proveAction(answer: unknown): Promise<Outcome> {
  return settingUp(async (ctx) => {
    const here = passkeyPlaceOf(ctx.dashboard);
    const passkey = PasskeyAnswer.safeParse(answer);
    if (!here.ok || !passkey.success) return notAnswered();
    const { operator, sessionId } = ctx;
    const by = { passkey: passkey.data, place: here.place };
    try {
      await confirmSession(ctx, { operatorId: operator.id, sessionId, by, address: await ownAddress() });
      return { ok: true };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
      return notAnswered();
    }
  });
}

async function notAnswered(): Promise<Outcome<never>> {
  return { ok: false, message: (await getTranslations('prove'))('passkeyNot') };
}
