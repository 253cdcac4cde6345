import { z } from 'zod';
import type { TgInlineButton, TgMessage } from '../bot-api-model.ts';
import { newestCharge, payBack } from '../pay-back.ts';
import { findInvoice, payInvoice } from '../person-pays.ts';
import { pressCallback } from '../person-presses.ts';
import { sayText, setBlocked } from '../person-writes.ts';
import { SandboxUser } from '../sandbox-user.ts';
import type { Conversation, World } from '../world.ts';
import { PageError } from './page-error.ts';
import { defined } from './sandbox-actions.ts';

const Say = z.object({ text: z.string().max(40_000), replyTo: z.number().int().optional() });
const Press = z.union([
  z.object({ messageId: z.number().int(), row: z.number().int().min(0), column: z.number().int().min(0) }),
  z.object({ label: z.string() }),
]);
const Pay = z.object({ messageId: z.number().int().optional(), link: z.string().optional() });
const Document = z.object({ name: z.string().max(255), type: z.string(), bytes: z.instanceof(Uint8Array) });
const PRESS_TIMEOUT_MS = 15_000;

/** What the person does in a chat. @throws {PageError} 404 for what is not there, 400 for an empty file. */
export async function chatAction(
  world: World,
  conversation: Conversation,
  action: string,
  body: unknown,
): Promise<unknown> {
  switch (action) {
    case 'say': {
      const { text, replyTo } = defined(Say.safeParse(body));
      return sayText(world, conversation, text, replyTo === undefined ? {} : { replyTo });
    }
    case 'press':
      return press(world, conversation, defined(Press.safeParse(body)));
    case 'pay': {
      const { messageId, link } = defined(Pay.safeParse(body));
      const invoice = link === undefined ? findInvoice(conversation, messageId) : world.invoiceLinks.get(link);
      if (!invoice) throw new PageError(404, 'This invoice is no longer there.');
      return payInvoice(world, conversation, invoice);
    }
    case 'refund': {
      const charge = newestCharge(world, conversation.user.id);
      if (!charge) throw new PageError(404, 'There is nothing to pay back.');
      payBack(world, charge);
      return { ok: true };
    }
    case 'documents': {
      const { name, type, bytes } = defined(Document.safeParse(body));
      if (bytes.length === 0) throw new PageError(400, 'The file is empty.');
      return new SandboxUser(world, conversation).sendDocument(name, bytes, { type });
    }
    case 'block':
    case 'unblock':
      setBlocked(world, conversation, action === 'block');
      return { ok: true };
    default:
      throw new PageError(404, 'There is nothing at this address.');
  }
}

async function press(world: World, conversation: Conversation, input: z.infer<typeof Press>): Promise<unknown> {
  if ('label' in input) return new SandboxUser(world, conversation).press(input.label).answer(PRESS_TIMEOUT_MS);
  const message = conversation.messages.get(input.messageId)?.message;
  const data = buttonAt(message, input.row, input.column)?.callback_data;
  if (!message || data === undefined) throw new PageError(404, 'This button is no longer there.');
  if (conversation.blocked) throw new PageError(400, 'This person has blocked the bot. Unblock it first.');
  try {
    return await pressCallback(world, conversation, message, data).answer(PRESS_TIMEOUT_MS);
  } catch {
    throw new PageError(504, 'The bot did not answer. Is it running?');
  }
}

function buttonAt(message: TgMessage | undefined, row: number, column: number): TgInlineButton | undefined {
  return message?.reply_markup?.inline_keyboard[row]?.[column];
}
