import { GrammyError } from 'grammy';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { BotContext } from './bot-context.ts';

/** Telegram hands no larger file to a bot (docs/facts/telegram-and-money.md). */
export const LARGEST_BYTES = 20 * 1024 * 1024;
const DOWNLOAD_LIMIT_MS = 120 * SECOND_MS;

export type Download = { ok: true; bytes: Uint8Array } | { ok: false; reason: 'too_big' | 'not_fetched' };

/** Fetches a file that somebody sent, into memory. No error names the address: it holds the token. */
export async function downloadFile({ api }: BotContext, fileId: string): Promise<Download> {
  try {
    const { file_path: path } = await api.getFile(fileId);
    if (path === undefined) return { ok: false, reason: 'not_fetched' };
    const root = api.options?.apiRoot ?? 'https://api.telegram.org';
    const signal = AbortSignal.timeout(DOWNLOAD_LIMIT_MS);
    const response = await fetch(`${root}/file/bot${api.token}/${path}`, { signal });
    if (!response.ok || !response.body) return { ok: false, reason: 'not_fetched' };
    return await received(response.body);
  } catch (error) {
    const isTooBig = error instanceof GrammyError && /too big/i.test(error.description);
    return { ok: false, reason: isTooBig ? 'too_big' : 'not_fetched' };
  }
}

async function received(body: AsyncIterable<Uint8Array>): Promise<Download> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > LARGEST_BYTES) return { ok: false, reason: 'too_big' };
    pieces.push(piece);
  }
  return { ok: true, bytes: Buffer.concat(pieces) };
}
