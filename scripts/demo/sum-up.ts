import type { ChatMessage, Ledger, SeenRequest, Truth, Users } from './answers.ts';
import type { DemoCase } from './case.ts';
import type { Doors } from './doors.ts';
import { figure, type Narrator, type Seen } from './narrator.ts';

type Told = { doors: Doors; narrator: Narrator; demoCase: DemoCase; customerId: number };

const WORDS = { followers: 'Followers', following: 'Following', not_following_back: 'Do not follow back' };

/** Shows what came, held against the sandbox's truth. @returns whether all came out as promised. */
export async function sumUp(
  { doors, narrator, demoCase, customerId }: Told,
  { check, requests }: Seen,
  { messages, signIns }: { messages: readonly ChatMessage[]; signIns: number },
): Promise<boolean> {
  const { api, instagram } = doors;
  const ledger = await api.get<Ledger>(`/customers/${customerId}/ledger`);
  const captures = ledger.entries.filter(({ kind, checkId }) => kind === 'capture' && checkId === check.id);
  for (const { at } of captures) narrator.say('credit', '1 credit captured', at);
  for (const message of messages) narrator.say('chat', textOf(message));

  const { done: truth } = await instagram.post<Truth>(truthOf(demoCase), { username: demoCase.target.username });
  const theirs = { ...truth, not_following_back: truth.notFollowingBack };
  const lists = await Promise.all(
    demoCase.proves.map(async (list) => {
      const same = isSame(await usersOf(api, check.id, list), theirs[list] ?? []);
      const text = `${figure(theirs[list]?.length ?? 0)}, ${same ? 'equal to' : 'NOT EQUAL to'} what Instagram has`;
      return { list, same, text };
    }),
  );
  const asking = requestsOf(demoCase, requests);
  narrator.table([
    asking.row,
    ['Sign-ins', String(signIns)],
    ...lists.map(({ list, text }) => [WORDS[list], text] as const),
    ['Charged', `${captures.length} credit, once`],
  ]);
  const equal = lists.every(({ same }) => same);
  return check.certificate?.whole === true && equal && asking.kept && captures.length === 1;
}

function truthOf({ proves }: DemoCase): string {
  return proves.includes('followers') ? '/truth' : '/truth-followed';
}

type Asking = { row: readonly [string, string]; kept: boolean };

function requestsOf({ target, mostRequests: most }: DemoCase, requests: readonly SeenRequest[]): Asking {
  const ofTarget = requests.filter(({ profile }) => profile === target.username);
  if (most === null) {
    const twice = askedTwice(ofTarget.filter(({ surface }) => surface === 'list'));
    return { row: ['Pages asked twice', `${twice}${twice === 1 ? ', the refused one' : ''}`], kept: twice === 1 };
  }
  const { length } = requests.filter(({ surface }) => ['list', 'look_up', 'profile', 'probe'].includes(surface));
  const lookUps = ofTarget.filter(({ surface }) => surface === 'look_up').length;
  return { row: ['Requests', `${length}, ${lookUps} of them look-ups; at most ${most}`], kept: length <= most };
}

function askedTwice(lists: readonly SeenRequest[]): number {
  const pages = Map.groupBy(lists, ({ list, cursor }) => `${list} ${cursor}`);
  return [...pages.values()].filter((asked) => asked.length > 1).length;
}

function textOf({ text, caption, document }: ChatMessage): string {
  const lines = (text ?? caption ?? '').split('\n').map((line) => line.trim());
  return [document && `${document.file_name}:`, lines.filter(Boolean).join(' · ')].filter(Boolean).join(' ');
}

async function usersOf(api: Doors['api'], checkId: string, list: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: Users = await api.get(`/checks/${checkId}/users?limit=1000&list=${list}${after && `&after=${after}`}`);
    ids.push(...page.users.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

function isSame(mine: readonly string[], theirs: readonly string[]): boolean {
  const all = new Set(theirs);
  return mine.length === theirs.length && mine.every((id) => all.has(id));
}
