import { setTimeout as delay } from 'node:timers/promises';
import type { Followed } from './follow-check.ts';
import { READER, TARGET } from './prepare-world.ts';
import type { Product } from './product.ts';
import type { Chat, ChatMessage, InstagramControl, SeenRequest } from './sandbox.ts';
import { figure, type Timeline } from './timeline.ts';

type Setting = { product: Product; instagram: InstagramControl; timeline: Timeline; chat: Chat };

const CHAT_PATIENCE_MS = 15_000;

/** Money, the customer's chat, and the comparison with what Instagram really had. @returns whether all came out as promised. */
export async function summarise(
  { product, instagram, timeline, chat }: Setting,
  { checkId, seen, signInsBefore }: { checkId: string; seen: Followed; signInsBefore: number },
): Promise<boolean> {
  const ledger = await product.ledger(chat.id);
  const moved = ledger.entries.filter((entry) => entry.checkId === checkId).reverse();
  for (const { kind, at } of moved.slice(1))
    timeline.say('credit', kind === 'capture' ? '1 credit captured' : `credit: ${kind}`, at);
  const messages = await finalMessages(chat);
  for (const message of messages) timeline.say('chat', textOf(message));

  const truth = await instagram.truth(TARGET.username);
  const followers = equals(await product.usersOf(checkId, 'followers'), truth.followers);
  const following = equals(await product.usersOf(checkId, 'following'), truth.following);
  const missing = equals(await product.usersOf(checkId, 'not_following_back'), truth.notFollowingBack);
  const twice = pagesAskedTwice(seen.requests);
  const signIns = ((await instagram.accountOf(READER))?.passwordPosts ?? 0) - signInsBefore;
  const charged = moved.filter(({ kind }) => kind === 'capture').length;

  timeline.table([
    ['Pages asked twice', `${twice}${twice === 1 ? ', the refused one' : ''}`],
    ['Sign-ins', String(signIns)],
    ['Followers', `${figure(truth.followers.length)}, ${sameText(followers)}`],
    ['Following', `${figure(truth.following.length)}, ${sameText(following)}`],
    ['Do not follow back', `${figure(truth.notFollowingBack.length)}, ${sameText(missing)}`],
    ['Charged', `${charged} credit, once`],
  ]);
  return seen.check.certificate?.whole === true && followers && following && missing && twice === 1 && charged === 1;
}

/** What the customer sees last: the summary and the file. */
async function finalMessages(chat: Chat): Promise<ChatMessage[]> {
  const deadline = Date.now() + CHAT_PATIENCE_MS;
  for (;;) {
    const messages = (await chat.messages()).filter(({ from }) => from?.is_bot);
    const file = messages.at(-1);
    if (file?.document || Date.now() > deadline) return messages.slice(-2);
    await delay(300);
  }
}

function textOf({ text, caption, document }: ChatMessage): string {
  const words = (text ?? caption ?? '').split('\n').map((line) => line.trim());
  const told = words.filter(Boolean).join(' · ');
  return document ? `${document.file_name}: ${told}` : told;
}

function pagesAskedTwice(requests: readonly SeenRequest[]): number {
  const times = new Map<string, number>();
  for (const { surface, list, cursor, profile } of requests) {
    if (surface !== 'list' || profile !== TARGET.username) continue;
    const page = `${list} ${cursor ?? 'first'}`;
    times.set(page, (times.get(page) ?? 0) + 1);
  }
  return [...times.values()].filter((count) => count > 1).length;
}

function equals(mine: readonly string[], theirs: readonly string[]): boolean {
  const all = new Set(theirs);
  return mine.length === theirs.length && mine.every((id) => all.has(id));
}

const sameText = (same: boolean) => (same ? 'equal to what Instagram has' : 'NOT EQUAL to what Instagram has');
