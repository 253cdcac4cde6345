/**
 * The address of whoever asks, as nobody can choose it. Next hands no handler the socket, and keeps an `X-Forwarded-For`
 * that a client wrote. Node tells of each request before anybody handles it; what is true of it is put into a header
 * whose name no client can know, because each process makes its own.
 */
import { randomBytes } from 'node:crypto';
import { readAddress } from '#/lib/operators/network-address.ts';
import { onRequest } from './on-request.ts';

/** One for the whole process: bundles evaluate a module more than once. */
const kept: typeof globalThis & { mutualsAddressHeader?: string } = globalThis;
kept.mutualsAddressHeader ??= `x-mutuals-address-${randomBytes(16).toString('hex')}`;

/** The name of the header, in small letters. It never leaves this process. */
export const ADDRESS_HEADER = kept.mutualsAddressHeader;

/** @returns null when nothing is known: outside of the web server, or of a connection that is gone already. */
export function addressOf(headers: Pick<Headers, 'get'>): string | null {
  return headers.get(ADDRESS_HEADER);
}

/**
 * Puts the header on every request of every server of this process, until the process ends.
 * @param trustedProxies asked with each request; must not throw.
 */
export function noteAddresses(trustedProxies: () => number): void {
  onRequest(({ headers, socket }) => {
    const address = trueAddress(socket.remoteAddress, headers['x-forwarded-for'], trustedProxies());
    if (address === null) delete headers[ADDRESS_HEADER];
    else headers[ADDRESS_HEADER] = address;
  });
}

/**
 * The other end of the connection, or, behind proxies of ours, what the outermost of them saw. Each of them adds one
 * address at the right of `X-Forwarded-For`; further to the left stands what a client wrote.
 */
export function trueAddress(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string | null {
  const forwarded = trustedProxies === 0 ? [] : String(forwardedFor ?? '').split(',');
  return readAddress(forwarded[forwarded.length - trustedProxies]) ?? readAddress(peer);
}
