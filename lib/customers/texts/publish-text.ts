import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { TextKind } from '#/lib/platform/enums.ts';
import { insertText, newestText } from './store.ts';
import type { PublishedTextView } from './view.ts';

/** One message of Telegram, with a line for its version. */
const body = z.string().trim().min(1).max(4_000);

export const NewText = z.strictObject({
  en: body.meta({ description: 'Plain text in English.' }),
  ru: body.meta({ description: 'The same in Russian.' }),
});

/** Publishes the next version of a text; the ones before stay, because customers went on with them. @throws {DomainError} `forbidden` */
export async function publishText(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: z.output<typeof NewText> & { kind: TextKind; by: Actor },
): Promise<PublishedTextView> {
  const { kind, en, ru, by } = input;
  demandRight(by, 'text.publish');
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const version = ((await newestText(tx, kind))?.version ?? 0) + 1;
    const text = await insertText(tx, { kind, version, en, ru, publishedBy: by.name, publishedAt: at });
    const subject = { kind: 'text', id: `${kind}:${version}` };
    await recordAudit(tx, { actor: by, action: 'text.published', subject, at });
    return text;
  });
}
