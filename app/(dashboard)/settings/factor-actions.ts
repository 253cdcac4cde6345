'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, settingUp, wrongFields } from '#/app/_shared/acting.ts';
import { unconfirmed } from '#/app/_shared/confirmed.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { OperatorCtx } from '#/app/_shared/operator-context.ts';
import { qrCodeOf } from '#/app/_shared/qr-code.ts';
import type { AppShown } from '#/components/factors/app-shown.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import type { NewPasskeyQuestion } from '#/components/ui/passkey.ts';
import { makeRecoveryCodes } from '#/lib/operators/factors/make-recovery-codes.ts';
import { type PasskeyPlace, passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import { removeFactor, renameFactor } from '#/lib/operators/factors/remove-factor.ts';
import { requireFactors } from '#/lib/operators/factors/required.ts';
import { resetFactors } from '#/lib/operators/factors/reset-factors.ts';
import { FactorName, PasskeyAnswer } from '#/lib/operators/factors/schema.ts';
import { beginApp, proveApp } from '#/lib/operators/factors/set-up-app.ts';
import { addPasskey, beginPasskey } from '#/lib/operators/factors/set-up-passkey.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { DomainError } from '#/lib/platform/errors.ts';

const Named = z.object({ name: FactorName });

/** The answer holds the seed, this once. */
export async function beginAppAction(form: FormData): Promise<Outcome<AppShown>> {
  return settingUp<AppShown>(async (ctx) => {
    const typed = typedFields(form);
    const input = Named.safeParse(typed);
    if (!input.success) return wrongFields(input.error);
    const refused = await unconfirmed(ctx, typed);
    if (refused) return refused;
    const { seed, link } = await beginApp(ctx, { operator: ctx.operator, name: input.data.name, by: ctx.by });
    return { ok: true, value: { seed, picture: qrCodeOf(link) } };
  });
}

/** The answer holds a first factor's recovery codes. */
export async function proveAppAction(code: string): Promise<Outcome<string[]>> {
  return settingUp(async (ctx) => {
    const typed = z.string().max(40).parse(code);
    return saying({ forbidden: 'codeWrong', gone: 'gone' }, async () => {
      const { codes } = await proveApp(ctx, { ...own(ctx), code: typed });
      refresh();
      return { ok: true, value: codes ?? [] };
    });
  });
}

export async function beginPasskeyAction(form: FormData): Promise<Outcome<NewPasskeyQuestion>> {
  return settingUp<NewPasskeyQuestion>(async (ctx) => {
    const typed = typedFields(form);
    const input = Named.safeParse(typed);
    if (!input.success) return wrongFields(input.error);
    const refused = await unconfirmed(ctx, typed);
    if (refused) return refused;
    return saying({ conflict: 'passkeyMany' }, async () => {
      const { operator, sessionId, by } = ctx;
      return { ok: true, value: await beginPasskey(ctx, { operator, sessionId, by, place: placeHere(ctx) }) };
    });
  });
}

export async function addPasskeyAction(name: string, answer: unknown): Promise<Outcome<string[]>> {
  return settingUp(async (ctx) => {
    const input = z.object({ name: FactorName, answer: PasskeyAnswer }).parse({ name, answer });
    return saying({ forbidden: 'passkeyNot', conflict: 'passkeyNot' }, async () => {
      const { codes } = await addPasskey(ctx, { ...own(ctx), ...input, place: placeHere(ctx) });
      refresh();
      return { ok: true, value: codes ?? [] };
    });
  });
}

export async function renameFactorAction(id: string, form: FormData): Promise<Outcome> {
  return acting('own.factors', async (ctx) => {
    const input = Named.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    await renameFactor(ctx, { ...own(ctx), factorId: z.guid().parse(id), name: input.data.name });
    return { ok: true, message: (await getTranslations('factor'))('renamed') };
  });
}

/** Removes one's own factor; asks again who acts. */
export async function removeFactorAction(id: string, name: string, form?: FormData): Promise<Outcome> {
  return acting('own.factors', async (ctx) => {
    const factorId = z.guid().parse(id);
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    return saying({ conflict: 'needed' }, async () => {
      await removeFactor(ctx, { ...own(ctx), factorId });
      return { ok: true, message: (await getTranslations('factor'))('removed', { name: String(name) }) };
    });
  });
}

/** The answer holds the codes, this once. */
export async function newRecoveryCodesAction(form?: FormData): Promise<Outcome<string[]>> {
  return acting<string[]>('own.factors', async (ctx) => {
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    return { ok: true, value: await makeRecoveryCodes(ctx, own(ctx)) };
  });
}

export async function resetFactorsAction(id: string, form?: FormData): Promise<Outcome> {
  return acting('operator.reset_factors', async (ctx) => {
    const operatorId = z.guid().parse(id);
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    const { name } = (await listOperators(ctx, { by: ctx.by })).find((each) => each.id === operatorId) ?? { name: '' };
    await resetFactors(ctx, { operatorId, by: ctx.by });
    return { ok: true, message: (await getTranslations('factor'))('resetDone', { name }) };
  });
}

/** Requires a second factor of owners, or not; asks again who acts. */
export async function requireFactorsAction(required: boolean, form?: FormData): Promise<Outcome> {
  return acting('factors.require', async (ctx) => {
    const wished = z.boolean().parse(required);
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    await requireFactors(ctx, { required: wished, by: ctx.by });
    return { ok: true, message: (await getTranslations('factor'))('requireSaved') };
  });
}

function own(ctx: OperatorCtx) {
  return { operatorId: ctx.operator.id, sessionId: ctx.sessionId, by: ctx.by };
}

function placeHere(ctx: OperatorCtx): PasskeyPlace {
  const here = passkeyPlaceOf(ctx.dashboard);
  if (!here.ok) throw new DomainError('forbidden', 'Passkeys do not work under this address.');
  return here.place;
}

type Sentence = 'codeWrong' | 'gone' | 'passkeyMany' | 'passkeyNot' | 'needed';

async function saying<Value>(
  words: Partial<Record<DomainError['code'], Sentence>>,
  work: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof DomainError ? words[error.code] : undefined;
    if (!sentence) throw error;
    return { ok: false, message: (await getTranslations('factor'))(sentence) };
  }
}
