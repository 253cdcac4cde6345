/** The link by which somebody invites somebody (docs/facts/reliability.md#attacks: E41). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';
import { USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { whenDue } from '#/testing/worlds/when-due.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const referralsOf = (referrerId: bigint) => bot.ctx.db.referral.findMany({ where: { referrerId } });
const codeOf = async (id: bigint) => (await bot.ctx.db.customer.findUniqueOrThrow({ where: { id } })).referralCode;

async function arrives(guest: SandboxUser, payload: string): Promise<void> {
  const { message_id } = guest.say(`/start ${payload}`);
  await guest.waitFor('Hello', { after: message_id });
}

describe('an invitation', () => {
  it('counts for somebody new and once, whoever sends it again', async () => {
    const [inviter, other] = [await bot.world.customer(), await bot.world.customer()];
    const guest = bot.world.telegram.user();
    const code = await codeOf(inviter.id);
    for (let n = 0; n < 3; n += 1) await arrives(guest, code);
    await arrives(guest, await codeOf(other.id));
    await arrives(inviter.chat, code);
    await arrives(other.chat, code);

    expect((await referralsOf(inviter.id)).map(({ referredId }) => referredId)).toEqual([BigInt(guest.id)]);
    expect(await referralsOf(other.id)).toEqual([]);
  });

  it('is rewarded for every ten people, each counted once, and the customer is told', async () => {
    const inviter = await bot.world.customer({ credits: 0 });
    const code = await codeOf(inviter.id);
    const guests = Array.from({ length: 21 }, () => bot.world.telegram.user());
    await Promise.all(guests.map((guest) => arrives(guest, code)));
    await Promise.all(guests.map((guest) => arrives(guest, code)));
    const { balance } = await bot.ctx.db.customer.findUniqueOrThrow({ where: { id: inviter.id } });
    expect(balance).toBe(2);
    await whenDue(bot.ctx, 'notices', sweepNotices);
    await inviter.chat.waitFor('people have come by your invitation');
    inviter.chat.say('/referral');
    expect((await inviter.chat.waitFor('This is your link')).text).toMatch(
      new RegExp(`start=${code}.*21.*9 more`, 's'),
    );
  });

  it.each(['00000000', "' OR 1=1 --", '../..', 'x'.repeat(64)])(
    'that nobody sent invites nobody: %s',
    async (payload) => {
      const guest = bot.world.telegram.user();
      await arrives(guest, payload);
      expect(await bot.ctx.db.referral.count({ where: { referredId: BigInt(guest.id) } })).toBe(0);
    },
  );
});

describe('what is given for coming', () => {
  const balanceOf = async (id: bigint) => (await bot.ctx.db.customer.findUniqueOrThrow({ where: { id } })).balance;
  const usual = { ...USUAL_LIMITS };
  beforeAll(() => {
    Object.assign(bot.ctx.limits, { freeChecks: 1, invitesPerBonus: 1 });
  });
  afterAll(() => {
    const { freeChecks, invitesPerBonus, bonusCredits } = usual;
    Object.assign(bot.ctx.limits, { freeChecks, invitesPerBonus, bonusCredits });
  });

  it('is given once although the bot died right after it knew the newcomer, and not after the first day', async () => {
    for (const [days, given] of [
      [0, 1],
      [2, 0],
    ] as const) {
      const inviter = await bot.world.customer({ credits: 0 });
      const guest = bot.world.telegram.user();
      const known = {
        id: BigInt(guest.id),
        language: 'en',
        referralCode: await codeOf(inviter.id),
        by: SYSTEM,
      } as const;
      await rememberCustomer(bot.ctx, known); // and no more
      const createdAt = new Date(Date.now() - days * DAY_MS);
      await bot.ctx.db.customer.update({ where: { id: known.id }, data: { createdAt } });
      for (let times = 0; times < 2; times += 1) await arrives(guest, known.referralCode);
      expect([await balanceOf(known.id), await balanceOf(inviter.id)]).toEqual([given, given]);
    }
  });

  it('does not keep a newcomer waiting for an answer when the reward cannot be written, and is given later', async () => {
    const inviter = await bot.world.customer({ credits: 0 });
    const guest = bot.world.telegram.user();
    bot.ctx.limits.bonusCredits = 3_000_000_000; // more than the ledger can hold
    await arrives(guest, await codeOf(inviter.id));
    expect(await balanceOf(inviter.id)).toBe(0);
    bot.ctx.limits.bonusCredits = 1;
    await arrives(guest, '');
    expect(await balanceOf(inviter.id)).toBe(1);
  });
});

describe('a first check that costs nothing', () => {
  it('is given to a newcomer where the setting says so, once', async () => {
    bot.ctx.limits.freeChecks = 1;
    const guest = bot.world.telegram.user();
    for (const gift of [true, false]) {
      const { message_id } = guest.say('/start');
      const { text } = await guest.waitFor('Hello', { after: message_id });
      expect(text?.includes('Your first check costs nothing')).toBe(gift);
    }
    expect(await bot.world.ledgerOf(BigInt(guest.id))).toEqual([{ kind: 'bonus', credits: 1 }]);
    bot.ctx.limits.freeChecks = 0;
  });
});
