import { Composer } from 'grammy';
import { tellHandedIn } from '#/lib/outbox/tell-handed-in.ts';
import { type HandedIn, handInSession } from '#/lib/sessions/hand-in-session.ts';
import { SessionMaterial } from '#/lib/sessions/import-identity.ts';
import { type NoSession, noSessionOf } from '#/lib/sessions/material/no-session.ts';
import type { Material } from '#/lib/sessions/material/read-material.ts';
import type { App, BotContext } from '../bot-context.ts';
import { createKeptSecrets, type KeptSecrets } from '../kept-secrets.ts';
import { operatorOf } from '../know-operator.ts';
import { answerPress, reply, rewrite } from '../reply.ts';

type Keep = KeptSecrets<Material>;

/** The buttons under "Add this account?", and what their questions remember. */
export function handInFeature(app: App): { keep: Keep; buttons: Composer<BotContext> } {
  const keep = createKeptSecrets<Material>(app.ctx.clock);
  const buttons = new Composer<BotContext>();
  buttons.callbackQuery(/^reader:add:([\w-]+)$/, (ctx) => addReader(app, keep, ctx, ctx.match[1] ?? ''));
  buttons.callbackQuery(/^reader:no:([\w-]+)$/, (ctx) => {
    keep.take(ctx.match[1] ?? '', ctx.customer.id);
    return rewrite(ctx, ctx.say('op-reader-not-added'));
  });
  return { keep, buttons };
}

/** @param pasted the message has left the chat already. */
export async function handIn({ ctx: effects }: App, keep: Keep, ctx: BotContext, pasted: string): Promise<void> {
  const material = SessionMaterial.safeParse(pasted);
  if (!material.success) return void (await reply(ctx, unreadable(ctx, material.error.issues[0])));

  const by = operatorOf(ctx);
  const tell = tellHandedIn(effects);
  const handed = await handInSession(effects, { material: material.data, newAccount: 'ask', by, tell });
  if (handed.ok || handed.reason !== 'unknown_account') return void (await reply(ctx, outcomeOf(ctx, handed)));

  const key = keep.put(material.data, ctx.customer.id);
  const { username } = handed;
  await reply(ctx, ctx.say('op-reader-unknown', { username }), [
    [{ text: ctx.say('button-add-reader', { username }), data: `reader:add:${key}` }],
    [{ text: ctx.say('button-no-reader'), data: `reader:no:${key}` }],
  ]);
}

async function addReader({ ctx: effects }: App, keep: Keep, ctx: BotContext, key: string): Promise<void> {
  const material = keep.take(key, ctx.customer.id);
  if (!material) return answerPress(ctx, ctx.say('op-reader-forgotten'), true);
  await answerPress(ctx);
  const by = operatorOf(ctx);
  const handed = await handInSession(effects, { material, newAccount: 'add', by, tell: tellHandedIn(effects) });
  await rewrite(ctx, outcomeOf(ctx, handed));
}

function outcomeOf(ctx: BotContext, handed: HandedIn): string {
  if (handed.ok) {
    const facts = { username: handed.username, number: handed.generation, masked: handed.maskedSessionId };
    return ctx.say(handed.added ? 'op-reader-added' : 'op-session-taken', facts);
  }
  switch (handed.reason) {
    case 'no_session':
      return unreadableBecause(ctx, handed.found);
    case 'refused':
      return ctx.say('op-session-refused', { verdict: handed.verdict });
    case 'foreign': {
      const { expected, username, instagramId } = handed;
      const whose = username ? 'name' : instagramId ? 'id' : 'nobody';
      return ctx.say('op-session-foreign', { expected, whose, username: username ?? '', id: instagramId ?? '–' });
    }
    case 'unknown_account':
      return ctx.say('op-reader-unknown', { username: handed.username });
  }
}

function unreadable(ctx: BotContext, issue: object | undefined): string {
  return unreadableBecause(ctx, noSessionOf(issue) ?? { why: 'nothing' });
}

function unreadableBecause(ctx: BotContext, found: NoSession): string {
  const detail = {
    nothing: () => '',
    odd_value: () => '',
    broken_json: () => '',
    other_site: () => ('sites' in found ? found.sites.join(', ') : ''),
    no_sessionid: () => ('names' in found ? found.names.join(', ') : ''),
    expired: () => ('at' in found ? found.at.toISOString().slice(0, 10) : ''),
    two_sessions: () => ('masked' in found ? found.masked.join(', ') : ''),
  }[found.why]();
  return ctx.say('op-session-unreadable', { why: found.why, detail });
}
