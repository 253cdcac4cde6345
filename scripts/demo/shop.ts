/** The shop, played through public doors: a newcomer buys for Stars, checks twice, and is paid back. */
import { UserError } from '../user-error.ts';
import type { ChatMessage, Check, Ledger, Payments, Truth } from './answers.ts';
import { USUAL } from './case.ts';
import { type Chat, lineOf, openChat, until } from './chat.ts';
import type { Doors } from './doors.ts';
import type { Narrator } from './narrator.ts';
import { moneyOf } from './shop-money.ts';
import { setStage } from './stage.ts';

const PROFILE = { username: 'grace', fullName: 'Grace Hopper', followers: 320, following: 210, mutual: 150 };
/** What happens on Instagram between the two checks. */
const CHANGES = { gone: 3, came: 2, renamed: 1 };
const CHECK_PATIENCE_MS = 5 * 60_000;
const MOST_TAPS = 4;

type Playing = { doors: Doors; narrator: Narrator };
type Shop = Playing & { chat: Chat; customerId: number; tap(data: string): Promise<ChatMessage> };

/** @returns whether ledger, balance, payments and Stars agree, and every step came out as promised. */
export async function playShop({ doors, narrator }: Playing): Promise<boolean> {
  const customerId = 1_000_000_000 + (Date.now() % 1_000_000_000);
  const person = { id: customerId, firstName: 'Nora' };
  console.log(`\nA newcomer meets the bot. Watch the chat: ${doors.telegram.origin}/ (choose ${person.firstName})\n`);
  await using _stage = await setStage(doors, { texts: false, demoCase: USUAL });
  await doors.instagram.post('/profile', PROFILE);
  const chat = await openChat(doors.telegram, person);
  let taps = 0;
  const tap = (data: string) => {
    taps += 1;
    return chat.press(data);
  };
  const shop = { doors, narrator, chat, customerId, tap };

  taps += 1; // Telegram's own button sends /start
  narrator.say('chat', lineOf(await chat.say('/start')));
  await buy(shop);
  const first = await check(shop);
  const tapsToCheck = taps;
  await changeTheWorld(shop);
  await buy(shop);
  const second = await check(shop);
  await payBack(shop);
  return await sumUp(shop, [first, second], tapsToCheck);
}

/** The first tariff, for Stars; the invoice is paid as Telegram's own window does it. */
async function buy({ narrator, chat, tap }: Shop): Promise<void> {
  const offer = await tap('menu:buy');
  narrator.say('chat', lineOf(offer));
  await tap('buy:');
  narrator.say('invoice', 'the bot sends an invoice for Stars');
  const before = await chat.last();
  await chat.pay();
  narrator.say('paid', 'the bot agrees before the payment; Telegram says that it is paid');
  const thanks = await chat.waitFor(
    'thanks for the payment',
    before,
    ({ text }) => text?.includes('Thank you') ?? false,
  );
  narrator.say('credit', lineOf(thanks));
}

/** Names the profile, presses "Check", and waits for the result and its file. */
async function check(shop: Shop): Promise<Check> {
  const { doors, narrator, chat, tap } = shop;
  narrator.say('request', `Nora writes "${PROFILE.username}"`);
  narrator.say('chat', lineOf(await chat.say(PROFILE.username)));
  const files = (await chat.messages()).filter(({ document }) => document).length;
  const before = await newestCheck(shop);
  await tap('go:');
  const id = await until('The bot took the order, but no check appeared. See .data/logs/mutuals.log.', async () => {
    const newest = await newestCheck(shop);
    return newest !== before && newest;
  });
  const ended = await until(
    'The check did not end in time.',
    async () => {
      const now = await doors.api.get<Check>(`/checks/${id}`);
      return ['completed', 'failed', 'cancelled'].includes(now.status) && now;
    },
    CHECK_PATIENCE_MS,
  );
  narrator.say('check', `${ended.status}: ${ended.followersRead} followers and ${ended.followingRead} followed read`);
  const [told, file] = await until('No file came to the chat.', async () => {
    const all = await chat.messages();
    return all.filter(({ document }) => document).length > files && all.slice(-2);
  });
  for (const message of [told, file]) if (message) narrator.say('chat', lineOf(message));
  return ended;
}

async function newestCheck({ doors, customerId }: Shop): Promise<string | null> {
  const { entries } = await doors.api.get<Ledger>(`/customers/${customerId}/ledger`);
  return entries.find(({ kind }) => kind === 'reserve')?.checkId ?? null;
}

/** Three who followed back are gone, two are new, one has another name. */
async function changeTheWorld({ doors: { instagram }, narrator }: Shop): Promise<void> {
  const { username } = PROFILE;
  const { done } = await instagram.post<Truth>('/truth', { username });
  const followed = new Set(done.following);
  const mutual = (done.followers ?? []).filter((id) => followed.has(id));
  const renamed = mutual.slice(CHANGES.gone, CHANGES.gone + CHANGES.renamed);
  await instagram.post('/change', {
    username,
    removeFollowers: mutual.slice(0, CHANGES.gone),
    addFollowers: CHANGES.came,
    renameTo: renamed.map((id, place) => ({ id, username: `anew${Date.now()}_${place}` })),
  });
  narrator.say(
    'instagram',
    `${CHANGES.gone} stop following, ${CHANGES.came} begin, ${CHANGES.renamed} takes another name`,
  );
}

/** A purchase whose credits are not spent is paid back whole. */
async function payBack(shop: Shop): Promise<void> {
  const { doors, narrator, chat, customerId } = shop;
  await buy(shop);
  const { payments } = await doors.api.get<Payments>(`/payments?customerId=${customerId}&limit=1`);
  const [newest] = payments;
  if (!newest) throw new UserError('The last payment is not among the payments.');
  const before = await chat.last();
  await doors.api.post(`/payments/${newest.id}/refund`, { reason: 'The demo pays back' });
  narrator.say('refund', `the owner pays ${Number(newest.amount)} Stars back`);
  const told = await chat.waitFor('the refund', before, ({ text }) => text?.includes('went back to you') ?? false);
  narrator.say('chat', lineOf(told));
}

async function sumUp(shop: Shop, checks: Check[], taps: number): Promise<boolean> {
  const { doors, narrator, customerId } = shop;
  const changed = (await shop.chat.messages()).map(lineOf).findLast((line) => line.includes('🔄')) ?? '';
  const { gone, came, renamed } = CHANGES;
  const asPlayed = changed.includes(`${gone} gone, ${came} new, ${renamed} renamed`);
  const whole = checks.every(({ status, certificate }) => status === 'completed' && certificate?.whole);
  const ledger = await doors.api.get<Ledger>(`/customers/${customerId}/ledger`);
  const money = await moneyOf(doors, customerId, ledger);
  narrator.table([
    ['Taps to a running check', `${taps}, besides Telegram’s own button to pay`],
    ['Both results', whole ? 'whole' : 'NOT whole'],
    ['What changed', asPlayed ? 'as it was played' : `NOT as it was played: ${changed}`],
    ...money.lines,
  ]);
  return whole && asPlayed && money.agrees && taps <= MOST_TAPS;
}
