/** Passkeys (WebAuthn) through SimpleWebAuthn. The device must verify the person (finger, face, PIN). */
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { CHALLENGE_MS } from './model.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import type { Proof } from './proof.ts';
import type { PasskeyAnswer } from './schema.ts';
import { type StoredPasskey, selectPasskeys, takeChallenge, writeChallenge } from './store.ts';

/** One session or pending sign-in, for one purpose; the answer counts for it alone. */
export type AskedBy = `add:${string}` | `confirm:${string}` | `sign-in:${string}`;

/** EdDSA, ES256 and RS256 (COSE); without the library's experimental ones. */
const ALGORITHMS = [-8, -7, -257];

type Asking = { operatorId: string; askedBy: AskedBy; place: PasskeyPlace };
type Effects = Pick<Ctx, 'db' | 'clock'>;

/** For the browser to make a passkey. */
export async function askForNewPasskey(
  ctx: Effects,
  input: Asking & { email: string; name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await selectPasskeys(ctx.db, input.operatorId);
  const options = await generateRegistrationOptions({
    rpName: 'Mutuals',
    rpID: input.place.rpId,
    userID: Buffer.from(input.operatorId),
    userName: input.email,
    userDisplayName: input.name,
    attestationType: 'none',
    timeout: CHALLENGE_MS,
    excludeCredentials: known.map(descriptor),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  await writeChallenge(ctx.db, input.askedBy, options.challenge, after(ctx.clock.now(), CHALLENGE_MS));
  return options;
}

/** The new passkey; null when the answer does not fit the question. */
export async function judgeNewPasskey(
  ctx: Effects,
  input: Pick<Asking, 'askedBy' | 'place'> & { answer: PasskeyAnswer },
): Promise<Omit<StoredPasskey, 'id'> | null> {
  const expected = await expectedOf(ctx, input);
  const checked = await judged(() =>
    verifyRegistrationResponse({
      ...expected,
      response: input.answer as unknown as RegistrationResponseJSON,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!checked?.verified) return null;
  const { id: credentialId, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
  return { credentialId, publicKey, counter, transports };
}

/** For the browser to answer; null without a passkey for this address. */
export async function askForPasskey(
  ctx: Effects,
  { operatorId, askedBy, place }: Asking,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const known = await selectPasskeys(ctx.db, operatorId, place.rpId);
  if (known.length === 0) return null;
  const options = await generateAuthenticationOptions({
    rpID: place.rpId,
    timeout: CHALLENGE_MS,
    allowCredentials: known.map(descriptor),
    userVerification: 'required',
  });
  await writeChallenge(ctx.db, askedBy, options.challenge, after(ctx.clock.now(), CHALLENGE_MS));
  return options;
}

/** Judges a passkey's answer and uses up the challenge; null when it is wrong, also for a copied key's counter. */
export async function judgePasskey(ctx: Effects, input: Asking & { answer: PasskeyAnswer }): Promise<Proof | null> {
  const known = await selectPasskeys(ctx.db, input.operatorId, input.place.rpId);
  const passkey = known.find(({ credentialId }) => credentialId === input.answer.id);
  if (!passkey) return null;
  const { credentialId: id, publicKey, counter } = passkey;
  const expected = await expectedOf(ctx, input);
  const checked = await judged(() =>
    verifyAuthenticationResponse({
      ...expected,
      response: input.answer as unknown as AuthenticationResponseJSON,
      credential: { id, publicKey, counter },
    }),
  );
  if (!checked?.verified) return null;
  const { newCounter } = checked.authenticationInfo;
  return { kind: 'passkey', factorId: passkey.id, seenCounter: counter, counter: newCounter };
}

/** Takes the question back: it is good once. */
async function expectedOf(ctx: Effects, input: Pick<Asking, 'askedBy' | 'place'> & { answer: PasskeyAnswer }) {
  const { place, askedBy, answer } = input;
  const challenge = challengeOf(answer);
  const isOurs = await takeChallenge(ctx.db, askedBy, challenge, ctx.clock.now());
  return {
    expectedChallenge: isOurs ? challenge : () => false,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
  };
}

function challengeOf({ response }: PasskeyAnswer): string {
  try {
    const client: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    return typeof client === 'object' && client !== null && 'challenge' in client ? String(client.challenge) : '';
  } catch {
    return '';
  }
}

/** Each error of the library is a refusal: null. */
async function judged<T>(judge: () => Promise<T>): Promise<T | null> {
  try {
    return await judge();
  } catch {
    return null;
  }
}

function descriptor({ credentialId, transports }: Pick<StoredPasskey, 'credentialId' | 'transports'>) {
  return { id: credentialId, transports: transports as AuthenticatorTransport[] };
}
