import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import type { Attempt, ChatMessage, Check, Ledger, SeenRequest, Story } from './answers.ts';
import type { DemoCase } from './case.ts';
import { type Chat, openChat, until } from './chat.ts';
import type { Doors } from './doors.ts';
import type { Narrator, Seen } from './narrator.ts';
import type { DemoOptions } from './options.ts';
import { READER, readerOf, setStage } from './stage.ts';
import { sumUp } from './sum-up.ts';

const CUSTOMER = { id: 1_000_777, firstName: 'Dora' };
const ENDED = ['completed', 'failed', 'cancelled'];
/** Includes ten minutes for a code. */
const GIVE_UP_MS = 13 * 60_000;

type Playing = { doors: Doors; narrator: Narrator; code: DemoOptions['code']; demoCase: DemoCase };

/** @returns whether all came out as promised. */
export async function playDemo(playing: Playing): Promise<boolean> {
  const { doors } = playing;
  console.log(`\n${playing.demoCase.says}`);
  console.log(
    `Watch it as the customer: ${doors.telegram.origin}/ (choose ${CUSTOMER.firstName}); as the operator: ${doors.api.origin}\n`,
  );
  const chat = await openChat(doors.telegram, CUSTOMER);
  await cancelLeftover(doors);
  await using _stage = await setStage(doors, { texts: playing.code !== 'seed', demoCase: playing.demoCase });
  return await Promise.race([play(playing, chat), interrupted()]);
}

async function play(playing: Playing, chat: Chat): Promise<boolean> {
  const before = (await readerOf(playing.doors))?.passwordPosts ?? 0;
  const seen = await followCheck(playing, await askInTheChat(playing, chat));
  const signIns = ((await readerOf(playing.doors))?.passwordPosts ?? 0) - before;
  const messages = await fileIn(chat);
  return await sumUp({ ...playing, customerId: CUSTOMER.id }, seen, { messages, signIns });
}

/** Ctrl-C resets the sandbox; the check goes on. */
async function interrupted(): Promise<never> {
  await once(process, 'SIGINT');
  throw new UserError('The demo was stopped; the sandbox is calm again.');
}

/** A stopped demo's check would read on. */
async function cancelLeftover({ api }: Doors): Promise<void> {
  const { check } = await newestOrder(api);
  if (check && !ENDED.includes((await api.get<Check>(`/checks/${check}`)).status))
    await api.post(`/checks/${check}/cancel`);
}

async function newestOrder(api: Doors['api']): Promise<{ balance: number; check: string | null }> {
  const ledger = await api.find<Ledger>(`/customers/${CUSTOMER.id}/ledger`);
  const check = ledger?.entries.find(({ kind }) => kind === 'reserve')?.checkId ?? null;
  return { balance: ledger?.balance ?? 0, check };
}

async function askInTheChat({ doors: { api }, narrator, demoCase }: Playing, chat: Chat): Promise<string> {
  await chat.say('/start');
  const earlier = await newestOrder(api);
  if (earlier.balance < 1) await api.post(`/customers/${CUSTOMER.id}/credits`, { credits: 1, note: 'For the demo' });
  const asks = `/check ${demoCase.target.username}`;
  narrator.say('request', `${CUSTOMER.firstName} writes "${asks}" to the bot and presses "Check"`);
  const before = await chat.last();
  await chat.say(asks); // news of the credit may come between
  await chat.waitFor('the offer', before, ({ text = '', caption = '' }) =>
    `${text}${caption}`.includes(`@${demoCase.target.username}`),
  );
  await chat.press('go:');
  return await until('The bot took the order, but no check appeared. See .data/logs/mutuals.log.', async () => {
    const { check } = await newestOrder(api);
    return check !== earlier.check && check;
  });
}

async function followCheck({ doors, narrator, code }: Playing, checkId: string): Promise<Seen> {
  const { api, instagram } = doors;
  const asked = new Set<string>();
  const since = (await requestsAfter(instagram, 0)).at(-1)?.number ?? 0;
  let attemptId: string | null = null;
  for (const deadline = Date.now() + GIVE_UP_MS; Date.now() < deadline; await delay(250)) {
    const [check, story, requests] = await Promise.all([
      api.get<Check>(`/checks/${checkId}`),
      api.get<Story>(`/checks/${checkId}/story`),
      requestsAfter(instagram, since),
    ]);
    attemptId = check.waitingFor?.attemptId ?? attemptId;
    const attempt = attemptId === null ? null : await api.get<Attempt>(`/attempts/${attemptId}`);
    const seen = { check, story, requests, attempt };
    narrator.tell(seen);
    if (ENDED.includes(check.status)) return seen;
    const question = attempt?.challenges.find(({ id }) => id === attempt.openChallengeId);
    if (!question || asked.has(question.id)) continue;
    asked.add(question.id);
    await passCode({ doors, narrator, code }, question);
  }
  throw new UserError(`The check did not end. See ${api.origin}/checks/${checkId}.`);
}

async function requestsAfter(instagram: Doors['instagram'], number: number): Promise<SeenRequest[]> {
  return (await instagram.get<{ requests: SeenRequest[] }>(`/requests?after=${number}&limit=500`)).requests;
}

async function passCode(
  { doors, narrator, code }: Omit<Playing, 'demoCase'>,
  { id, sentTo }: Attempt['challenges'][number],
): Promise<void> {
  const { api, instagram } = doors;
  narrator.say('code', `Instagram sent one by text${sentTo ? ` to ${sentTo}` : ''}; the browser stays open and waits`);
  if (code !== 'demo') {
    narrator.say('code', `type it here: ${api.origin}/codes/${id}`);
    return narrator.say('code', `the phone it was sent to: ${instagram.origin}/_sandbox`);
  }
  const received = await instagram.get<{ code: string | null }>(`/code/${READER}`);
  if (!received.code) throw new UserError('The sandbox sent no code.');
  await api.post(`/challenges/${id}/answer`, { code: received.code });
  narrator.say('code', 'read off the sandbox’s phone and sent through the API');
}

async function fileIn(chat: Chat): Promise<ChatMessage[]> {
  return await until('The customer got no file in the chat.', async () => {
    const all = (await chat.messages()).filter(({ from }) => from?.is_bot);
    return all.at(-1)?.document && all.slice(-2);
  });
}
