/** Passkeys in the browser, loaded when one is wanted. What the browser or the person refuses is an answer without words. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Outcome } from './outcome.ts';

/** What a passkey is asked to sign, and what a new one is made for. */
export type PasskeyQuestion = PublicKeyCredentialRequestOptionsJSON;
export type NewPasskeyQuestion = PublicKeyCredentialCreationOptionsJSON;

const REFUSED = { ok: false, message: '' } as const;

/** Asks the server for a question, the passkey for an answer, and hands it in. */
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

/** Makes a passkey for a question of the server. @returns null when the browser or the person refused. */
export async function makePasskey(question: NewPasskeyQuestion): Promise<unknown> {
  try {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return await startRegistration({ optionsJSON: question });
  } catch {
    return null;
  }
}
