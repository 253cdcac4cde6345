import { randomUUID } from 'node:crypto';
import type { MessageEffects } from '#/lib/messages/model.ts';
import { tellProgress } from '#/lib/messages/tell-progress.ts';
import { TelegramError, type TelegramSender } from '#/lib/outbox/telegram/sender.ts';
import { type Clock, systemClock } from '#/lib/platform/clock.ts';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { createDice, type Dice } from '../../soak/random.ts';
import { withStage } from '../../stage/with-stage.ts';
import { type Measure, percentile, type Row } from '../measure.ts';
import { checkoutsUnderLoad } from './checkouts.ts';

const CUSTOMERS = 500;
const SECONDS = 15;
const STEP_MS = 100;
/** Each check brings a page, and so new figures, this often. */
const PAGE_EVERY_MS = 5_000;
const CHANGES_A_SECOND = 8;
/** docs/facts/telegram-and-money.md#limits */
const A_SECOND = 30;
const AIM_MS = 1_000;

/**
 * 500 customers watch 500 running checks: how soon a change of state is in its chat, by a clock that is moved by hand;
 * then, by the real one, how soon a customer who pays is answered.
 */
export const manyChats: Measure = {
  name: 'many-chats',
  seconds: 60,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      const clock = handClock();
      const limited = limitedSender(clock);
      const pictures = createPictureVault(generatePictureKey());
      const ctx = { ...stage.ctx, clock, pictures, senders: { telegram: limited.sender } };
      const checks = await startChecks(ctx);
      for (const checkId of checks) {
        await tellProgress(ctx, { checkId });
        clock.pass(STEP_MS);
      }
      limited.sent = 0;
      tell(`${checks.length} checks run, and their messages say so`);
      const told = rowOf(await play(ctx, checks, createDice(1)), limited);
      tell('changes of state are told; now customers pay');
      return [told, await checkoutsUnderLoad(stage, ctx, checks)];
    }),
};

type HandClock = Clock & { pass(ms: number): void };
type Effects = MessageEffects & { clock: HandClock };

function handClock(): HandClock {
  let at = Date.UTC(2026, 10, 23, 12);
  return {
    ...systemClock,
    now: () => new Date(at),
    pass(ms) {
      at += ms;
    },
  };
}

type Limited = { sender: TelegramSender; sent: number; refused: number };

/** Telegram as far as its limit for one bot goes; it takes no time. */
function limitedSender(clock: Clock): Limited {
  let messageId = 0;
  const recent: number[] = [];
  const limited: Limited = { sender: { send, edit, illustrate: edit }, sent: 0, refused: 0 };
  function take(): void {
    const now = clock.now().getTime();
    while ((recent[0] ?? now) <= now - 1_000) recent.shift();
    if (recent.length >= A_SECOND) {
      limited.refused += 1;
      throw new TelegramError('flood', 'Too Many Requests: retry after 1', 1_000);
    }
    recent.push(now);
    limited.sent += 1;
  }
  async function send() {
    take();
    messageId += 1;
    return { messageId };
  }
  async function edit() {
    take();
    return 'edited' as const;
  }
  return limited;
}

async function startChecks({ db, clock }: Effects): Promise<string[]> {
  const at = clock.now();
  const people = Array.from({ length: CUSTOMERS }, (_, place) => ({ id: BigInt(place + 1), check: randomUUID() }));
  await db.customer.createMany({ data: people.map(({ id }) => ({ id, referralCode: randomUUID() })) });
  await db.check.createMany({
    data: people.map(({ id, check }) => ({
      ...{
        id: check,
        customerId: id,
        door: 'bot' as const,
        targetUsername: `t${id}`,
        targetId: id,
        status: 'running' as const,
      },
      ...{ declaredFollowers: 9_000, declaredFollowing: 900, requestedAt: at, startedAt: at },
    })),
  });
  await db.notice.createMany({
    data: people.map(({ id, check }) => ({
      ...{ audience: 'customer' as const, channel: 'telegram' as const, kind: 'check_progress', payload: {} },
      ...{ customerId: id, chatId: id, checkId: check, dedupeKey: `check_progress:${check}` },
      ...{ status: 'sent' as const, messageId: 1, owedAt: at, nextTryAt: at },
    })),
  });
  return people.map(({ check }) => check);
}

/** Virtual milliseconds from each change of state to its chat; what is still owed at the end has waited until then. */
async function play(ctx: Effects, checks: string[], dice: Dice): Promise<number[]> {
  const owed = new Map<string, number>();
  const parked = new Set<string>();
  const waits: number[] = [];
  const look = async (checkId: string) => {
    const told = await tellProgress(ctx, { checkId });
    const since = owed.get(checkId);
    if (told.outcome !== 'told' || since === undefined) return;
    owed.delete(checkId);
    waits.push(ctx.clock.now().getTime() - since);
  };
  for (let ms = 0; ms < SECONDS * 1_000; ms += STEP_MS, ctx.clock.pass(STEP_MS)) {
    for (const checkId of [...owed.keys()]) await look(checkId);
    for (const [place, checkId] of checks.entries()) {
      if (parked.has(checkId) || (place * STEP_MS + ms) % PAGE_EVERY_MS !== 0) continue;
      const figures = { followersRead: { increment: 25 }, pages: { increment: 1 } };
      await ctx.db.check.update({ where: { id: checkId }, data: figures });
      await look(checkId);
    }
    if (!dice.happens((CHANGES_A_SECOND * STEP_MS) / 1_000)) continue;
    const checkId = checks[dice.whole(0, checks.length - 1)] ?? '';
    if (parked.has(checkId)) continue;
    parked.add(checkId);
    const data = { status: 'parked', parkReason: 'budget', parkedSince: ctx.clock.now() } as const;
    await ctx.db.check.update({ where: { id: checkId }, data });
    owed.set(checkId, ctx.clock.now().getTime());
    await look(checkId);
  }
  const end = ctx.clock.now().getTime();
  return [...waits, ...[...owed.values()].map((since) => end - since)];
}

function rowOf(waits: readonly number[], { sent, refused }: Limited): Row {
  const p95 = percentile(waits, 0.95);
  return {
    what: `state change → its chat with ${CUSTOMERS} checks running, 95th percentile`,
    aim: `≤ ${AIM_MS} ms`,
    got: `${p95.toFixed(0)} ms`,
    met: p95 <= AIM_MS,
    note: `${waits.length} changes, longest ${percentile(waits, 1).toFixed(0)} ms; ${sent} messages in ${SECONDS} s, ${refused} refused for the limit`,
  };
}
