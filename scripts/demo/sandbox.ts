/** What the demo does to the outside world, through the doors that the sandbox's own pages use. */
import { z } from 'zod';
import type { JsonDoor } from './json-door.ts';

const Request = z.object({
  number: z.int(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  surface: z.string(),
  list: z.string().nullable(),
  profile: z.string().nullable(),
  cursor: z.string().nullable(),
  account: z.string().nullable(),
  status: z.int(),
  fault: z.string().nullable(),
  entries: z.int(),
});
export type SeenRequest = z.output<typeof Request>;

const Truth = z.object({
  done: z.object({
    followers: z.array(z.string()),
    following: z.array(z.string()),
    notFollowingBack: z.array(z.string()),
  }),
});
const State = z.object({
  accounts: z.array(z.object({ username: z.string(), twoFactor: z.string(), passwordPosts: z.int() })),
});
const Message = z.object({
  message_id: z.int(),
  from: z.object({ is_bot: z.boolean() }).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  document: z.object({ file_name: z.string() }).optional(),
});
export type ChatMessage = z.output<typeof Message>;

export type InstagramControl = ReturnType<typeof instagramAt>;
export type Chat = Awaited<ReturnType<typeof openChat>>;

export function instagramAt(door: JsonDoor) {
  const command = (name: string, body?: unknown) => door.post(`/_sandbox/${name}`, body);
  return {
    controlPage: `${door.origin}/_sandbox`,
    calm: () => command('calm'),
    profile: (profile: object) => command('profile', profile),
    signOutAfter: (rule: object) => command('sign-out-after', rule),
    twoFactor: (username: string, twoFactor: string) => command('change-account', { username, twoFactor }),
    truth: async (username: string) => Truth.parse(await command('truth', { username })).done,
    accountOf: async (username: string) =>
      State.parse(await door.get('/_sandbox/state')).accounts.find((account) => account.username === username) ?? null,
    code: async (username: string) =>
      z.object({ code: z.string().nullable() }).parse(await door.get(`/_sandbox/code/${username}`)).code,
    requestsAfter: async (number: number) =>
      z.object({ requests: z.array(Request) }).parse(await door.get(`/_sandbox/requests?after=${number}&limit=500`))
        .requests,
  };
}

/** A customer of the demo's own in the sandbox's Telegram. */
export async function openChat(door: JsonDoor, person: { id: number; firstName: string }) {
  await door.post('/sandbox/people', { ...person, languageCode: 'en', started: true });
  const path = `/sandbox/chats/${person.id}`;
  return {
    ...person,
    page: `${door.origin}/`,
    say: (text: string) => door.post(`${path}/say`, { text }),
    press: (label: string) => door.post(`${path}/press`, { label }),
    messages: async () => z.object({ messages: z.array(Message) }).parse(await door.get(path)).messages,
  };
}
