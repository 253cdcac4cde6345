import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { type BotWorld, createBotWorld, forged } from '#/testing/worlds/bot-world.ts';
import { tablesThatHold } from '#/testing/worlds/planted-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const known = (id: bigint) => bot.ctx.db.customer.count({ where: { id } });

describe('/mydata', () => {
  it('sends everything that is kept about who asks, as one file, and nothing of anybody else', async () => {
    const { chat, id } = await bot.world.customer({ credits: 2 });
    const other = await bot.world.customer({ credits: 1 });
    const check = await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await bot.world.requestCheck({ customerId: other.id, username: 'secret.profile' });
    chat.say('/mydata');
    const { document } = await chat.waitFor('everything that is kept about you');
    if (!document) throw new Error('there is no file');
    const text = new TextDecoder().decode(chat.download(document.file_id));
    expect(JSON.parse(text)).toMatchObject({
      customer: [{ id: String(id), balance: 1 }],
      checks: [{ id: check.id, targetUsername: 'ada', status: 'queued' }],
      ledger: [{ kind: 'grant' }, { kind: 'reserve' }],
    });
    expect(text).not.toContain('secret.profile');
    expect(text).not.toContain(String(other.id));
  });
});

describe('/forget', () => {
  it('says what it means, asks once more, and leaves everything when the answer is no', async () => {
    const { chat, id } = await bot.world.customer({ credits: 3 });
    await bot.world.requestCheck({ customerId: id, username: 'ada' });
    chat.say('/forget');
    const { text } = await chat.waitFor('Forget you?');
    expect(text).toMatch(/under way are cancelled/);
    expect(text).toMatch(/3 credits that you have not used are lost/);
    await chat.press('No, leave it as it is').answer();
    await chat.waitFor('everything stays as it is');
    expect(await known(id)).toBe(1);
  });

  it('deletes who asks, takes away the message about their check, and greets them as somebody new', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await sweepNotices(bot.ctx);
    await chat.waitFor('is in the queue');
    chat.say('/forget');
    await chat.waitFor('Forget you?');
    await chat.press('Delete everything about me').answer();
    await chat.waitFor('Everything about you is deleted');
    expect(chat.chat().some(({ text }) => text?.includes('is in the queue'))).toBe(false);
    expect(await tablesThatHold(bot.ctx.db, [String(id)])).toEqual([]);

    chat.say('/start');
    await chat.waitFor('Hello');
    expect(await bot.ctx.db.customer.findUnique({ where: { id } })).toMatchObject({ balance: 0, consentedAt: null });
  });

  it('deletes nothing while a payment is on its way back, and says so', async () => {
    const { chat, id } = await bot.world.customer({ credits: 0 });
    const paid = { amount: 300, currency: 'XTR', credits: 0, method: 'telegram_stars', status: 'refunding' } as const;
    const payment = await bot.ctx.db.payment.create({ data: { ...paid, customerId: id, externalId: 'on-its-way' } });
    chat.say('/forget');
    await chat.waitFor('Forget you?');
    await chat.press('Delete everything about me').answer();
    await chat.waitFor('on its way back to you');
    expect(await known(id)).toBe(1);
    await bot.ctx.db.payment.delete({ where: { id: payment.id } });
  });

  it('pressed twice deletes nobody else and says nothing wrong', async () => {
    const { chat, id } = await bot.world.customer({ credits: 0 });
    chat.say('/forget');
    const { message_id } = await chat.waitFor('Forget you?');
    await chat.press('Delete everything about me').answer();
    await chat.waitFor('Everything about you is deleted');
    const others = await bot.ctx.db.customer.count({ where: { id: { not: id } } });
    await forged(chat, message_id, 'forget:yes');
    await chat.waitFor('Everything about you is deleted');
    expect(await bot.ctx.db.customer.count({ where: { id: { not: id } } })).toBe(others);
    expect(await known(id)).toBe(0);
  });
});

describe('the texts about privacy', () => {
  it.each([
    ['en', /kept for 30 days/, /people who run this service can look into lists/, /\/mydata .*\/forget deletes/],
    ['ru', /хранятся 30 дней/, /ведёт этот сервис, могут заглянуть/, /\/mydata .*\/forget удаляет/],
  ] as const)(
    'say in %s how long lists are kept, who can see them, and how to take or delete one’s own',
    async (language, ...says) => {
      const { chat } = await bot.world.customer({ language });
      chat.say('/about');
      const { text } = await chat.waitFor('/mydata');
      for (const sentence of says) expect(text).toMatch(sentence);
    },
  );
});
