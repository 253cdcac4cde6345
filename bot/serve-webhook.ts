import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Ctx } from '#/lib/context.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { NamedBot } from './bots-of.ts';
import { UPDATES } from './create-bot.ts';
import { harmless } from './explain-error.ts';
import { createHands, type Hands } from './hands.ts';

type Place = { origin: string; secret: string; host: string; port: number };
type Ended = { tokenName: string; ended: 'stopped' | 'token_refused' };

const PATH = '/telegram';
const PAUSE_MS = 3 * SECOND_MS;
/** Telegram's own updates are far smaller. */
const MOST_BYTES = 1_024 * 1_024;

/** Lets Telegram call, until `stop`. Each bot has its own path; whoever does not know the secret is turned away. */
export async function serveWebhook(
  ctx: Pick<Ctx, 'clock' | 'log'>,
  bots: readonly NamedBot[],
  place: Place,
  stop: AbortSignal,
): Promise<Ended[]> {
  const doors = new Map(bots.map((named, index) => [`${PATH}/${index}`, createHands(named.bot)] as const));
  const server = createServer((request, response) => void answer(doors, place.secret, request, response));
  server.listen(place.port, place.host);
  await once(server, 'listening');

  const refused: Ended[] = [];
  for (const [index, { bot, menus, tokenName }] of bots.entries()) {
    const url = `${place.origin}${PATH}/${index}`;
    const register = async () => {
      await bot.init();
      await menus.publish();
      await bot.api.setWebhook(url, { secret_token: place.secret, allowed_updates: [...UPDATES] });
      ctx.log.info({ bot: bot.botInfo.username }, 'Telegram calls the bot');
    };
    if ((await keepTrying(ctx, register, stop)) === 'refused') refused.push({ tokenName, ended: 'token_refused' });
  }
  if (refused.length === 0 && !stop.aborted) await once(stop, 'abort');
  server.close();
  await Promise.all([...doors.values()].map((hands) => hands.empty()));
  return refused.length > 0 ? refused : bots.map(({ tokenName }) => ({ tokenName, ended: 'stopped' }));
}

async function keepTrying(ctx: Pick<Ctx, 'clock' | 'log'>, work: () => Promise<void>, stop: AbortSignal) {
  while (!stop.aborted) {
    try {
      await work();
      return 'done';
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) return 'refused';
      ctx.log.warn({ reason: harmless(error) }, 'Telegram does not let the bot listen; it tries again');
      await ctx.clock.sleep(PAUSE_MS, stop);
    }
  }
  return 'done';
}

/** Telegram is answered at once: what takes long must not be sent again. */
async function answer(
  doors: ReadonlyMap<string, Hands>,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const end = (status: number) => void response.writeHead(status).end();
  const hands = doors.get(request.url ?? '');
  if (request.method !== 'POST' || !hands) return end(404);
  if (!isSecret(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret)) return end(401);
  const update = await readUpdate(request).catch(() => null);
  if (!update) return end(400);
  void hands.handleUpdate(update).catch(() => {});
  end(200);
}

function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

async function readUpdate(request: IncomingMessage): Promise<Update | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return null;
    parts.push(part);
  }
  const update: unknown = JSON.parse(Buffer.concat(parts).toString());
  return isUpdate(update) ? update : null;
}

function isUpdate(value: unknown): value is Update {
  return typeof value === 'object' && value !== null && 'update_id' in value && Number.isInteger(value.update_id);
}
