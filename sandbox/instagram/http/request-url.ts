/** The address of a request, whatever the caller wrote into it: this never throws. */
import type { IncomingMessage } from 'node:http';

/** Path and query. Anything that is not a path of ours becomes `/`, as with a request for a proxy. */
export function requestUrl({ url = '/' }: Pick<IncomingMessage, 'url'>): URL {
  const path = url.startsWith('/') ? url : '/';
  return URL.parse(`http://sandbox.invalid${path}`) ?? new URL('http://sandbox.invalid/');
}
