import { causeOf } from './network-cause.ts';

/** A page of 200 users has about 200 kB, a profile as HTML 600 kB (facts 1.5). Anything beyond this is no answer. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * Reads a body up to `MAX_BODY_BYTES`, counted after decompression, so that a small compressed bomb is
 * stopped as well. What fails is said in `failure`; the caller still has status and headers.
 */
export async function readBody(response: Response): Promise<{ body: string; failure: string | null }> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let body = '';
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) return { body: '', failure: 'too_large' }; // leaving the loop cancels the stream
      body += decoder.decode(chunk, { stream: true });
    }
    return { body: body + decoder.decode(), failure: null };
  } catch (error) {
    const cause = causeOf(error);
    return { body: '', failure: cause === 'timeout' ? 'timeout' : 'truncated' };
  }
}
