import type { Ctx } from '#/lib/context.ts';
import type { Language } from '#/lib/platform/language.ts';
import { everyChange, everyPerson } from './report/file-rows.ts';
import { fileNameOf, readHead } from './report/read-head.ts';
import { writeCsv, writeJson } from './report/write-text-file.ts';

/** About 40 MB of JSON; a bot may send 50 (docs/facts/telegram-and-money.md#limits). */
const TEXT_ROWS_LIMIT = 300_000;

export const TEXT_FORMS = ['csv', 'json'] as const;
export type TextForm = (typeof TEXT_FORMS)[number];

/**
 * A check's result as CSV or JSON, read while it is sent.
 * @throws {DomainError} `forbidden` without the right to names; `not_found`; `conflict` before the end; `gone` if deleted.
 */
export async function buildTextFile(
  ctx: Pick<Ctx, 'db' | 'clock' | 'hideNames'>,
  { checkId, language, form }: { checkId: string; language: Language; form: TextForm },
): Promise<{ fileName: string; chunks: AsyncIterable<Uint8Array> }> {
  const head = await readHead(ctx, { checkId, most: TEXT_ROWS_LIMIT });
  const people = everyPerson(ctx, checkId, head);
  const contents = { head, people, left: everyChange(ctx, checkId, head.comparison ? ['gone', 'vanished'] : []) };
  const text = form === 'csv' ? writeCsv(contents, language) : writeJson(contents);
  return { fileName: fileNameOf(head, form), chunks: encoded(text) };
}

const CHUNK_CHARACTERS = 64 * 1_024;

/** In pieces that are worth sending. */
async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < CHUNK_CHARACTERS) continue;
    yield encoder.encode(held);
    held = '';
  }
  if (held !== '') yield encoder.encode(held);
}
