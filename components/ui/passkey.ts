import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Outcome } from './outcome.ts';

export type PasskeyQuestion = PublicKeyCredentialRequestOptionsJSON;
export type NewPasskeyQuestion = PublicKeyCredentialCreationOptionsJSON;

const REFUSED = { ok: false, message: '' } as const;

/** Asks, has the device answer, and hands it in. */
export async function answerWithPasskey<Value>(
  ask: () => Promise<Outcome<PasskeyQuestion>>,
  handIn: (answer: unknown) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    const asked = await ask();
    if (!asked.ok) return asked;
    if (!asked.value) return REFUSED;
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return await handIn(await startAuthentication({ optionsJSON: asked.value }));
  } catch {
    return REFUSED;
  }
}

/** @returns null when browser or person refused. */
export async function makePasskey(question: NewPasskeyQuestion): Promise<unknown> {
  try {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return await startRegistration({ optionsJSON: question });
  } catch {
    return null;
  }
}
