'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { fromHere } from '#/app/_shared/acting.ts';
import { deviceSecret, keepDevice } from '#/app/_shared/device-cookie.ts';
import { openBrowserSession } from '#/app/_shared/open-browser-session.ts';
import { ownAddress } from '#/app/_shared/own-address.ts';
import { forgetPending, pendingSecret } from '#/app/_shared/pending-cookie.ts';
import { currentSessionId } from '#/app/_shared/session-id.ts';
import { webProcess } from '#/app/_shared/web-process.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import type { PasskeyQuestion } from '#/components/ui/passkey.ts';
import { completeSignIn, type SecondStep } from '#/lib/operators/complete-sign-in.ts';
import { passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import { PasskeyAnswer, TypedCode } from '#/lib/operators/factors/schema.ts';
import { askPendingPasskey } from '#/lib/operators/read-pending.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Shown } from './shown.ts';

/** The code of an app, or a recovery code. */
export async function showFactorCodeAction(typed: string): Promise<Outcome<Shown>> {
  return fromHere(async () => {
    const code = TypedCode.safeParse(typed);
    return code.success ? show({ code: code.data }) : said('wrong');
  });
}

/** A passkey question for the browser to answer. */
export async function askFactorPasskeyAction(): Promise<Outcome<PasskeyQuestion>> {
  return fromHere<PasskeyQuestion>(async () => {
    const { ctx } = await webProcess();
    const question = await askPendingPasskey(ctx, { pending: (await pendingSecret()) ?? '' });
    return question ? { ok: true, value: question } : said('over');
  });
}

/** The device's answer; `over` leads back to the first step. */
export async function showFactorPasskeyAction(answer: unknown): Promise<Outcome<Shown>> {
  return fromHere(async () => {
    const { ctx } = await webProcess();
    const here = passkeyPlaceOf(ctx.dashboard);
    const passkey = PasskeyAnswer.safeParse(answer);
    return here.ok && passkey.success ? show({ passkey: passkey.data, place: here.place }) : said('wrongPasskey');
  });
}

async function show(step: SecondStep): Promise<Outcome<Shown>> {
  const { ctx } = await webProcess();
  const pending = (await pendingSecret()) ?? '';
  const userAgent = (await headers()).get('user-agent');
  const from = {
    ...{ address: await ownAddress(), userAgent },
    ...{ replacesSessionId: await currentSessionId(), device: await deviceSecret() },
  };
  try {
    const done = await completeSignIn(ctx, { pending, step, ...from });
    if (!done.ok) return said(done.reason === 'over' ? 'over' : 'code' in step ? wordFor(step.code) : 'wrongPasskey');
    await openBrowserSession(done.sessionId);
    await keepDevice(done.device);
    await forgetPending();
    return { ok: true, value: { recoveryCodes: done.with === 'recovery_code' ? done.recoveryCodes : null } };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'throttled') return said('throttled');
    throw error;
  }
}

/** An app shows another code in half a minute; a recovery code is followed by none. */
const wordFor = (code: string) => (/^\d{3}[\s-]?\d{3}$/.test(code) ? 'wrong' : 'wrongRecovery');

/** `over` is said at a field of its own: there the form leads back to the first step. */
async function said(why: 'wrong' | 'wrongRecovery' | 'wrongPasskey' | 'over' | 'throttled'): Promise<Outcome<never>> {
  const message = (await getTranslations('signIn.second'))(why);
  return why === 'over' ? { ok: false, message, fields: { over: message } } : { ok: false, message };
}
