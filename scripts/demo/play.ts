import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import type { Attempt, ChatMessage, Check, Ledger, SeenRequest, Story } from './answers.ts';
import type { DemoCase } from './case.ts';
import type { Doors } from './doors.ts';
import type { Narrator, Seen } from './narrator.ts';
import type { DemoOptions } from './options.ts';
import { READER, readerOf, setStage } from './stage.ts';
import { sumUp } from './sum-up.ts';

const CUSTOMER = { id: 1_000_777, firstName: 'Dora' };
const CHAT = `/chats/${CUSTOMER.id}`;
const CHAT_PATIENCE_MS = 15_000;
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
  await doors.telegram.post('/people', { ...CUSTOMER, languageCode: 'en', started: true });
  await cancelLeftover(doors);
  await using _stage = await setStage(doors, { texts: playing.code !== 'seed', demoCase: playing.demoCase });
  return await Promise.race([play(playing), interrupted()]);
}

async function play(playing: Playing): Promise<boolean> {
  const before = (await readerOf(playing.doors))?.passwordPosts ?? 0;
  const seen = await followCheck(playing, await askInTheChat(playing));
  const signIns = ((await readerOf(playing.doors))?.passwordPosts ?? 0) - before;
  const messages = await fileInTheChat(playing.doors);
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

async function askInTheChat({ doors: { api, telegram }, narrator, demoCase }: Playing): Promise<string> {
  const botSays = (words: string) =>
    until('The bot does not answer in the chat. Does it run?', async () => {
      const last = (await messagesOf(telegram)).at(-1);
      return last?.from?.is_bot && last.text?.includes(words);
    });
  await telegram.post(`${CHAT}/say`, { text: '/start' });
  await botSays('');
  const earlier = await newestOrder(api);
  if (earlier.balance < 1) await api.post(`/customers/${CUSTOMER.id}/credits`, { credits: 1, note: 'For the demo' });
  narrator.say(
    'request',
    `${CUSTOMER.firstName} writes "/check ${demoCase.target.username}" to the bot and presses "Check"`,
  );
  await telegram.post(`${CHAT}/say`, { text: `/check ${demoCase.target.username}` });
  await botSays(`@${demoCase.target.username}`); // news of the credit may come between
  await telegram.post(`${CHAT}/press`, { label: 'Check' });
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

async function fileInTheChat({ telegram }: Doors): Promise<ChatMessage[]> {
  return await until('The customer got no file in the chat.', async () => {
    const all = (await messagesOf(telegram)).filter(({ from }) => from?.is_bot);
    return all.at(-1)?.document && all.slice(-2);
  });
}

async function messagesOf(telegram: Doors['telegram']): Promise<ChatMessage[]> {
  return (await telegram.get<{ messages: ChatMessage[] }>(CHAT)).messages;
}

/** @throws {UserError} with `failure`, after 15 s. */
async function until<T>(failure: string, look: () => Promise<T | false | null | undefined>): Promise<T> {
  for (const deadline = Date.now() + CHAT_PATIENCE_MS; Date.now() < deadline; await delay(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new UserError(failure);
}
