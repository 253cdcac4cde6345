/** A passkey in software, which answers as a browser does (WebAuthn, level 3; attestation "none"). */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { PasskeyAnswer } from '#/lib/operators/factors/schema.ts';

type Question = { challenge: string };
/** What this answer says that a good one does not: another origin, another host, a person who was not verified, another count. */
type Twist = { origin?: string; rpId?: string; verified?: boolean; counter?: number };

const FLAGS = { present: 0x01, verified: 0x04, withKey: 0x40 };

export function createPasskey(place: { origin: string; rpId: string }) {
  const id = randomBytes(16);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let counter = 0;

  const authData = (
    flags: number,
    { rpId = place.rpId, verified = true, counter: count = counter }: Twist,
    rest = EMPTY,
  ) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | FLAGS.present | (verified ? FLAGS.verified : 0));
    head.writeUInt32BE(count, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, rest]);
  };
  const answer = (response: object): PasskeyAnswer => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: response as PasskeyAnswer['response'],
  });
  const clientData = (type: string, { challenge }: Question, { origin = place.origin }: Twist) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  return {
    /** The answer to being made. */
    made(question: Question, twist: Twist = {}): PasskeyAnswer {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const key = Buffer.concat([hex('a5010203262001215820'), b64(x), hex('225820'), b64(y)]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = authData(FLAGS.withKey, twist, Buffer.concat([Buffer.alloc(16), length, id, key]));
      const size = Buffer.alloc(2);
      size.writeUInt16BE(data.length);
      const head = Buffer.concat([hex('a363'), Buffer.from('fmt'), hex('64'), Buffer.from('none')]);
      const middle = Buffer.concat([
        hex('67'),
        Buffer.from('attStmt'),
        hex('a068'),
        Buffer.from('authData'),
        hex('59'),
      ]);
      const attestationObject = Buffer.concat([head, middle, size, data]).toString('base64url');
      const client = clientData('webauthn.create', question, twist);
      return answer({ attestationObject, clientDataJSON: client.toString('base64url'), transports: ['internal'] });
    },
    /** The answer to being asked. Its count of uses rises with each. */
    answers(question: Question, twist: Twist = {}): PasskeyAnswer {
      counter += 1;
      const data = authData(0, twist);
      const client = clientData('webauthn.get', question, twist);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      return answer({
        authenticatorData: data.toString('base64url'),
        clientDataJSON: client.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}

const EMPTY = Buffer.alloc(0);
const hex = (text: string) => Buffer.from(text, 'hex');
const b64 = (text: string) => Buffer.from(text, 'base64url');
