/** How a connection is encrypted, and how the server proves itself. Pure. */
import { BadAddress } from './bad-address.ts';

export type TlsWish = {
  /** As in libpq: with a root certificate `require` is `verify-ca`. */
  mode: 'disable' | 'require' | 'verify-ca' | 'verify-full';
  /** Files. `system` as root: this machine's trusted certificates. */
  root: string | undefined;
  certificate: string | undefined;
  key: string | undefined;
  keyPassword: string | undefined;
  channelBinding: boolean;
  /** Encryption begins without being asked for. */
  direct: boolean;
};

export const TLS_PARAMETERS = [
  ...['sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword', 'sslaccept', 'sslidentity', 'sslsni'],
  ...['sslcompression', 'sslnegotiation', 'channel_binding'],
];

/** @throws {BadAddress} for what cannot be followed. */
export function readTlsWish(given: ReadonlyMap<string, string>): TlsWish {
  for (const name of ['sslaccept', 'sslidentity'])
    if (given.has(name))
      throw new BadAddress(
        `${name} is Prisma's own: say it with sslmode=require or sslmode=verify-full, and a client certificate with sslcert and sslkey`,
      );
  if (given.has('sslcert') !== given.has('sslkey'))
    throw new BadAddress('sslcert and sslkey go together; the certificate of a provider belongs into sslrootcert');
  const mode = modeOf(given);
  const root = given.get('sslrootcert');
  return {
    mode: mode === 'require' && root ? 'verify-ca' : mode,
    root,
    certificate: given.get('sslcert'),
    key: given.get('sslkey'),
    keyPassword: given.get('sslpassword'),
    channelBinding: given.get('channel_binding') === 'require',
    direct: given.get('sslnegotiation') === 'direct',
  };
}

function modeOf(given: ReadonlyMap<string, string>): TlsWish['mode'] {
  const sslmode = given.get('sslmode') ?? given.get('ssl') ?? (given.has('sslrootcert') ? 'require' : 'disable');
  switch (sslmode) {
    case 'disable':
    case 'false':
    case '0':
      return 'disable';
    case 'require':
    case 'true':
    case '1':
      return 'require';
    case 'no-verify': // node-postgres's word, contradicts a root certificate
      if (given.has('sslrootcert'))
        throw new BadAddress('sslmode=no-verify and sslrootcert contradict each other: write sslmode=verify-full');
      return 'require';
    case 'verify-ca':
    case 'verify-full':
      return sslmode;
    case 'prefer':
    case 'allow':
      throw new BadAddress(
        `sslmode=${sslmode} leaves open whether the connection is encrypted: write sslmode=require, or sslmode=disable for a database on this machine`,
      );
    default:
      throw new BadAddress('sslmode expects disable, require, verify-ca or verify-full');
  }
}
