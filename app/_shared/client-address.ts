/**
 * The asker's address, which nobody can choose: Next hides the socket, so Node's request event puts it into a header
 * with a secret name per process.
 */
import { randomBytes } from 'node:crypto';
import { readAddress } from '#/lib/operators/network-address.ts';
import { onRequest } from './on-request.ts';

/** One per process: bundles evaluate a module more than once. */
const kept: typeof globalThis & { mutualsAddressHeader?: string } = globalThis;
kept.mutualsAddressHeader ??= `x-mutuals-address-${randomBytes(16).toString('hex')}`;

/** In lower case. It never leaves this process. */
export const ADDRESS_HEADER = kept.mutualsAddressHeader;

/** Null outside of the web server, or for a closed connection. */
export function addressOf(headers: Pick<Headers, 'get'>): string | null {
  return headers.get(ADDRESS_HEADER);
}

/** On every server of this process. @param trustedProxies asked per request; must not throw. */
export function noteAddresses(trustedProxies: () => number): void {
  onRequest(({ headers, socket }) => {
    const address = trueAddress(socket.remoteAddress, headers['x-forwarded-for'], trustedProxies());
    if (address === null) delete headers[ADDRESS_HEADER];
    else headers[ADDRESS_HEADER] = address;
  });
}

/** The connection's other end or, behind our proxies, what the outermost saw; null when unknown. */
export function trueAddress(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string | null {
  const forwarded = trustedProxies === 0 ? [] : String(forwardedFor ?? '').split(',');
  return readAddress(forwarded[forwarded.length - trustedProxies]) ?? readAddress(peer);
}
