import type { TgCommand } from './bot-api-model.ts';
import type { StoredFile } from './file-store.ts';
import type { PendingUpdate } from './update-queue.ts';
import type { Conversation, Invoice, StarTransaction, StoredMessage, World } from './world.ts';

const MESSAGES_KEPT = 300;

type SavedMessage = Omit<StoredMessage, 'edits'>;
type SavedConversation = Omit<Conversation, 'messages'> & { messages: SavedMessage[] };

export type Snapshot = {
  version: 1;
  conversations: SavedConversation[];
  updates: PendingUpdate[];
  commands: [string, TgCommand[]][];
  invoiceLinks: [string, Invoice][];
  transactions: StarTransaction[];
  files: Omit<StoredFile, 'bytes'>[];
};

/** What a restart needs of the world; the bytes of files lie beside it. */
export function takeSnapshot(world: World): Snapshot {
  return {
    version: 1,
    conversations: [...world.conversations.values()].map(saved),
    updates: [...world.updates.list()],
    commands: [...world.commands],
    invoiceLinks: [...world.invoiceLinks],
    transactions: world.transactions,
    files: world.files.all().map(({ bytes: _bytes, ...file }) => file),
  };
}

/** Fills an empty world. `bytesOf`: undefined when lost. */
export function restoreSnapshot(world: World, snapshot: Snapshot, bytesOf: (fileId: string) => Uint8Array | undefined) {
  for (const { messages, ...conversation } of snapshot.conversations) {
    const stored = messages.map((one) => [one.message.message_id, withFirstForm(one)] as const);
    world.conversations.set(conversation.user.id, { ...conversation, messages: new Map(stored) });
  }
  world.updates.restore(snapshot.updates);
  for (const [key, commands] of snapshot.commands) world.commands.set(key, commands);
  for (const [link, invoice] of snapshot.invoiceLinks) world.invoiceLinks.set(link, invoice);
  world.transactions.push(...snapshot.transactions);
  for (const file of snapshot.files) {
    const bytes = bytesOf(file.fileId);
    if (bytes) world.files.restore({ ...file, bytes });
  }
}

function saved({ messages, ...conversation }: Conversation): SavedConversation {
  const newest = [...messages.values()].slice(-MESSAGES_KEPT);
  return { ...conversation, messages: newest.map(({ edits: _edits, ...message }) => message) };
}

function withFirstForm(one: SavedMessage): StoredMessage {
  return { ...one, edits: [{ at: one.message.date * 1000, message: one.message }] };
}
