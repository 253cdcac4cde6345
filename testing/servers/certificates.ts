/** Certificates for tests: an authority of nobody's, and a server that it vouches for. Written by hand, so that no program is needed. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export type Certified = { certificate: string; key: string };
export type Authority = Certified & { issue(hostname: string): Certified };

/** An authority that nobody trusts but who is told to. */
export function createAuthority(name = `authority ${randomBytes(4).toString('hex')}`): Authority {
  const own = keyPair();
  const issuer = { name, key: own.privateKey };
  const authority = extension('551d13', [TRUE], sequence(TRUE)); // basic constraints: it may sign others
  return {
    certificate: pem(certificate(issuer, name, own.publicKey, authority)),
    key: privatePem(own.privateKey),
    issue(hostname) {
      const { privateKey, publicKey } = keyPair();
      const names = extension('551d11', [], sequence(tlv(0x82, Buffer.from(hostname, 'latin1')))); // subject alternative name
      return { certificate: pem(certificate(issuer, hostname, publicKey, names)), key: privatePem(privateKey) };
    },
  };
}

const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const YEAR_MS = 365 * 24 * 3_600_000;
const ECDSA_SHA256 = sequenceOf('06082a8648ce3d040302');
const TRUE = Buffer.from('0101ff', 'hex');

function certificate(issuer: { name: string; key: KeyObject }, subject: string, key: KeyObject, ext: Buffer): Buffer {
  const spki = key.export({ type: 'spki', format: 'der' });
  const told = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))), // version 3
    tlv(0x02, Buffer.concat([Buffer.from([1]), createHash('sha256').update(spki).digest().subarray(0, 8)])),
    ECDSA_SHA256,
    nameOf(issuer.name),
    sequence(time(Date.now() - YEAR_MS), time(Date.now() + YEAR_MS)),
    nameOf(subject),
    spki,
    tlv(0xa3, sequence(ext)),
  );
  const signature = sign('sha256', told, issuer.key);
  return sequence(told, ECDSA_SHA256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

const nameOf = (common: string) =>
  sequence(tlv(0x31, sequence(tlv(0x06, Buffer.from('550403', 'hex')), tlv(0x0c, Buffer.from(common)))));

const time = (ms: number) =>
  tlv(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));

function extension(oid: string, critical: Buffer[], value: Buffer): Buffer {
  return sequence(tlv(0x06, Buffer.from(oid, 'hex')), ...critical, tlv(0x04, value));
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function sequenceOf(hex: string): Buffer {
  return sequence(Buffer.from(hex, 'hex'));
}

/** Tag, length, value. */
function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
