/** What tests say to the sandbox and to the HTTP API, through their public doors. */
import { readFileSync } from 'node:fs';
import { INSTAGRAM_URL, PRODUCT_FACTS, PRODUCT_URL, TELEGRAM_URL } from './addresses.ts';

/** What is known of the product under test, for tests alone. */
export type ProductFacts = {
  token: string;
  databaseUrl: string;
  secrets: { vaultKey: string; pictureKey: string; factorKey: string; webSecret: string };
  /** The web server: its process, and the settings that it was started with. */
  web: { pid: number; env: Record<string, string> };
};

export const productFacts = (): ProductFacts => JSON.parse(readFileSync(PRODUCT_FACTS, 'utf8'));

/** A command of the sandbox's control API, such as `sandbox('sign-out-after', { followersRead: 728 })`. */
export async function sandbox<T = unknown>(command: string, input: object = {}): Promise<T> {
  const response = await fetch(`${INSTAGRAM_URL}/_sandbox/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as { done?: T; error?: string };
  if (!response.ok) throw new Error(`the sandbox refused ${command}: ${answer.error}`);
  return answer.done as T;
}

/** What the sandbox's control API shows. */
export async function sandboxShows<T>(path: string): Promise<T> {
  const response = await fetch(`${INSTAGRAM_URL}/_sandbox/${path}`);
  return (await response.json()) as T;
}

/** A command of the Telegram sandbox, such as `telegram('people', { id, started: true })`. */
export async function telegram<T = unknown>(path: string, input: object = {}): Promise<T> {
  const response = await fetch(`${TELEGRAM_URL}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`the Telegram sandbox refused ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The texts of a customer's chat as they stand now. */
export async function chatOf(customer: number): Promise<string[]> {
  const response = await fetch(`${TELEGRAM_URL}/sandbox/chats/${customer}`);
  const chat = (await response.json()) as {
    messages: { text?: string; caption?: string; document?: { file_name?: string } }[];
  };
  return chat.messages.map(({ text, caption, document }) =>
    [text, caption, document?.file_name].filter(Boolean).join(' '),
  );
}

/** One call of the HTTP API with the owner's token. */
export async function api<T>(method: string, path: string, body?: object): Promise<T> {
  const { token } = productFacts();
  const response = await fetch(`${PRODUCT_URL}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
