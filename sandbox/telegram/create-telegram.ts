import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { portOf } from '../port-of.ts';
import { addPerson, type PersonInput } from './add-person.ts';
import { BotApi } from './bot-api.ts';
import { CallLog } from './call-log.ts';
import { addDemoPeople } from './demo-people.ts';
import { serveBotApi } from './http/serve-bot-api.ts';
import { servePage } from './http/serve-page.ts';
import { servePageApi } from './http/serve-page-api.ts';
import { keepWorld } from './keep-world.ts';
import { type FailInput, type FloodInput, PlannedFaults } from './planned-faults.ts';
import { SandboxUser } from './sandbox-user.ts';
import { type StarTransaction, World } from './world.ts';

export type TelegramOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** The only accepted token; without it any, for bot 1000000001. */
  token?: string;
  botUsername?: string;
  /** Keeps chats, files and updates over a restart. */
  directory?: string;
  /** 10,000 ms, as Telegram. */
  checkoutTimeoutMs?: number;
};

export type TelegramSandbox = {
  origin: string;
  /** `started: true`: the bot may write first. */
  user(input?: PersonInput): SandboxUser;
  /** 429 for the next `times` calls (1) of this method, or of any that sends. Seconds. */
  flood(input: FloodInput): void;
  /** Refuses, or with status 0 drops, the next `times` calls (1); `performed: true` loses only the answer. */
  fail(input: FailInput): void;
  /** Offers each new update `times` more times, until 0. */
  repeat(input: { times: number }): void;
  limits(input: { perChatPerSecond?: number } | null): void;
  /** All payments with Stars and their refunds, oldest first. */
  stars(): readonly StarTransaction[];
  calls: CallLog;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export const SANDBOX_TOKEN = '1000000001:sandbox';

/** Longer than clients keep an idle connection. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Starts a local Telegram: the Bot API for one bot, and a page to play its customers. @throws when the port is taken.
 */
export async function createTelegram(options: TelegramOptions = {}): Promise<TelegramSandbox> {
  const { port = 0, host = '127.0.0.1', token, botUsername = 'mutuals_sandbox_bot' } = options;
  const botId = Number.parseInt(token ?? SANDBOX_TOKEN, 10) || 1_000_000_001;
  const world = new World({ botId, botUsername, checkoutTimeoutMs: options.checkoutTimeoutMs ?? 10_000 });
  const kept = options.directory === undefined ? undefined : keepWorld(world, options.directory);
  addDemoPeople(world);
  const calls = new CallLog();
  const faults = new PlannedFaults();
  const api = new BotApi(world, calls, faults);

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => fault(response, error));
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (await serveBotApi({ world, api, token }, url, request, response)) return;
    if (await servePageApi({ world, calls, faults }, url, request, response)) return;
    servePage(url, request, response);
  }

  server.keepAliveTimeout = KEEP_ALIVE_MS;

  const listening = await listen(server, port, host);
  const close = async () => {
    await shutDown(server);
    kept?.stop();
  };
  return {
    origin: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${listening}`,
    user: (input) => new SandboxUser(world, addPerson(world, input)),
    flood: (input) => faults.flood(input),
    fail: (input) => faults.fail(input),
    repeat: ({ times }) => world.updates.repeat(times),
    limits: (input) => faults.limits(input),
    stars: () => world.transactions,
    calls,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(portOf(server));
    });
  });
}

async function shutDown(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function fault(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  const description = `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`;
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error_code: 500, description }));
}
