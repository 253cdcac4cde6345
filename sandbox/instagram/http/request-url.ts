import type { IncomingMessage } from 'node:http';

/** Path and query; `/` for what is no path of ours. Never throws. */
export function requestUrl({ url = '/' }: Pick<IncomingMessage, 'url'>): URL {
  const path = url.startsWith('/') ? url : '/';
  return URL.parse(`http://sandbox.invalid${path}`) ?? new URL('http://sandbox.invalid/');
}
