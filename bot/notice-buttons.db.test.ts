import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { listAudit } from '#/lib/operators/audit.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { OperatorNotice } from '#/lib/outbox/schema.ts';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import { askForCode, type BotWorld, createBotWorld, forged, hire, tellAlso } from '#/testing/worlds/bot-world.ts';
import { whenDue } from '#/testing/worlds/when-due.ts';

/** The beginning of a JPEG. */
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);

let bot: BotWorld;
let account: { id: string };
beforeAll(async () => {
  bot = await createBotWorld();
  account = await bot.world.account({ username: 'reader.one' });
});
afterAll(() => bot[Symbol.asyncDispose]());
beforeEach(async () => {
  await bot.ctx.db.challenge.updateMany({ where: { status: 'open' }, data: { status: 'closed' } });
  await bot.ctx.db.notice.deleteMany();
  await bot.ctx.db.account.update({ where: { id: account.id }, data: { status: 'ready' } });
});

const failed: OperatorNotice = {
  kind: 'refresh_failed',
  payload: { username: 'reader.one', attemptId: 'none', failure: 'captcha', needsPerson: true },
};
const statusOf = async () => (await bot.ctx.db.account.findUniqueOrThrow({ where: { id: account.id } })).status;

async function tell(notice: OperatorNotice, words: string, chat = bot.operator) {
  const after = chat.chat().at(-1)?.message_id ?? 0;
  const about = crypto.randomUUID();
  await bot.ctx.db.transaction((tx) => enqueueForOperators(bot.ctx, tx, { ...notice, about, at: bot.ctx.clock.now() }));
  await whenDue(bot.ctx, 'notices', sweepNotices);
  return chat.waitFor(words, { after });
}

describe('the buttons under a notice', () => {
  it('pause the account at a press, once, say so, and let it be taken back', async () => {
    const { message_id } = await tell(failed, 'could not be signed in');
    const presses = [1, 2, 3].map(() => bot.operator.press('op:pause'));
    await Promise.all(presses.map((press) => press.answer()));
    const said = await bot.operator.waitFor('is paused', { after: message_id });
    expect(await statusOf()).toBe('paused');
    const { rows } = await listAudit(bot.ctx, { action: 'account.paused' });
    expect(rows).toMatchObject([{ actor: { name: 'Olga (Telegram)' } }]);
    const left = bot.operator.chat().find((one) => one.message_id === message_id)?.reply_markup?.inline_keyboard;
    expect(left?.flat().map((button) => button.callback_data)).toEqual(['op:refresh', 'op:snooze']);

    await bot.operator.press('Resume it').answer();
    expect((await bot.operator.waitFor('is in use again')).message_id).toBe(said.message_id);
    expect(await statusOf()).toBe('ready');
  });

  it('begin a sign-in, and keep an incident quiet for six hours', async () => {
    const { message_id } = await tell(failed, 'could not be signed in');
    await bot.operator.press('op:refresh').answer();
    await bot.operator.waitFor('is being signed in again', { after: message_id });
    expect(await bot.ctx.db.refreshAttempt.count({ where: { accountId: account.id, cause: 'manual' } })).toBe(1);

    await bot.operator.press('op:snooze').answer();
    await bot.operator.waitFor('I remind nobody of this', { after: message_id });
    const [bell] = await bot.ctx.db.notice.findMany({ where: { channel: 'dashboard' } });
    expect((bell?.nextTryAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(5.9 * HOUR_MS);
    expect((await listAudit(bot.ctx, { action: 'incident.snoozed' })).rows).toHaveLength(1);
  });

  it('ask for the right at the press, not when they were sent', async () => {
    const ivan = bot.world.telegram.user({ firstName: 'Ivan', languageCode: 'en', started: true });
    tellAlso(bot, ivan);
    const { id } = await hire(bot.world, { name: 'Ivan', chatId: BigInt(ivan.id) });
    const { message_id } = await tell(failed, 'could not be signed in', ivan);
    await bot.ctx.db.operator.update({ where: { id }, data: { disabledAt: new Date() } });
    for (const action of ['op:pause', 'op:refresh', 'op:snooze'])
      expect(await forged(ivan, message_id, action)).toMatchObject({ showAlert: true });
    expect(await statusOf()).toBe('ready');
  });

  it('of a message that tells of nothing any more, and in a customer’s chat, do nothing', async () => {
    const { message_id } = await tell(failed, 'could not be signed in');
    await bot.ctx.db.notice.deleteMany();
    expect((await forged(bot.operator, message_id, 'op:pause')).text).toContain('do not know any more');
    const { chat } = await bot.world.customer();
    chat.say('/help');
    const help = await chat.waitFor('How it works');
    expect((await forged(chat, help.message_id, 'op:pause')).text).toContain('does not belong to you');
    expect(await statusOf()).toBe('ready');
  });
});

describe('a question about a code', () => {
  it('comes at once, gets the masked picture when there is one, and its outcome takes the place of its words', async () => {
    const { challengeId, messageId } = await askForCode(bot, { accountId: account.id, username: 'reader.one' });
    const shown = () => bot.operator.chat().find((message) => message.message_id === messageId);
    expect(shown()).toMatchObject({ text: expect.stringContaining('needs a code') });

    const sealedPicture = bot.ctx.pictures.seal(placeOf('challengePicture', challengeId), JPEG);
    const data = { sealedPicture, pictureAt: new Date() };
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data });
    await sweepNotices(bot.ctx);
    expect(shown()).toMatchObject({ caption: expect.stringContaining('needs a code') });
    expect(new Uint8Array(bot.operator.download(shown()?.photo?.[0]?.file_id ?? ''))).toEqual(JPEG);

    bot.operator.say('123456', { replyTo: messageId });
    await bot.operator.waitFor('is being entered', { after: messageId });
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data: { status: 'accepted' } });
    await sweepNotices(bot.ctx);
    expect(shown()).toMatchObject({ caption: expect.stringContaining('the code was accepted') });
    expect(shown()?.reply_markup).toBeUndefined();
  });

  it('shows its picture to operators alone, not to a chat that the settings name', async () => {
    const stranger = bot.world.telegram.user({ firstName: 'Chat', languageCode: 'en', started: true });
    tellAlso(bot, stranger);
    const { challengeId } = await askForCode(bot, { accountId: account.id, username: 'reader.one' });
    const sealedPicture = bot.ctx.pictures.seal(placeOf('challengePicture', challengeId), JPEG);
    const data = { sealedPicture, pictureAt: new Date() };
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data });
    await sweepNotices(bot.ctx);
    expect(bot.operator.chat().at(-1)?.photo).toBeDefined();
    expect(stranger.chat().at(-1)).toMatchObject({ text: expect.stringContaining('needs a code') });
  });

  it('is told and answered by /admin_code', async () => {
    const { challengeId, messageId } = await askForCode(bot, { accountId: account.id, username: 'reader.one' });
    bot.operator.say('/admin_code');
    await bot.operator.waitFor('waits for a code', { after: messageId });
    bot.operator.say('/admin_code reader.one 123 456');
    await bot.operator.waitFor('is being entered', { after: messageId });
    expect(bot.operator.chat().some(({ text }) => text?.includes('123 456'))).toBe(false);
    expect(await bot.ctx.db.challenge.findUniqueOrThrow({ where: { id: challengeId } })).toMatchObject({
      status: 'answered',
      answeredDoor: 'bot',
    });
  });
});

describe('what operators look at', () => {
  it.each([
    ['/admin_check_session', '@reader.one'],
    ['/admin_daily', 'The last seven days'],
    ['/admin_failed', 'No check has failed'],
    ['/admin_code', 'code'],
    ['/admin_maintenance', 'New checks are taken'],
  ])('%s', async (command, words) => {
    const { message_id } = bot.operator.say(command);
    await bot.operator.waitFor(words, { after: message_id });
  });
});
