import { causeOf } from './network-cause.ts';

/** A page of 200 users has about 200 kB, an HTML profile 600 kB (docs/facts/addresses.md#profiles). */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Reads a body up to `MAX_BODY_BYTES`. `failure`: why it is not whole, or null. */
export async function readBody(response: Response): Promise<{ body: string; failure: string | null }> {
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  let body = '';
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) return { body: '', failure: 'too_large' }; // leaving the loop cancels the stream
      decoder ??= decoderFor(chunk);
      body += decoder.decode(chunk, { stream: true });
    }
    return { body: body + (decoder?.decode() ?? ''), failure: null };
  } catch (error) {
    const cause = causeOf(error);
    return { body: '', failure: cause === 'timeout' ? 'timeout' : 'truncated' };
  }
}

/** UTF-8 unless marked as UTF-16. */
function decoderFor([first, second]: Uint8Array): TextDecoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8');
}
