import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { codeOf, createStaff } from '#/testing/staff/staff.ts';
import { SYSTEM } from './audit.ts';
import { disableOperator } from './disable-operator.ts';
import { askForLink, LINK_CODE_MS, linkChat, unlinkChatOf, unlinkOwnChat } from './link-chat.ts';
import { actorOf } from './model.ts';
import { operatorOfChat } from './operator-of-chat.ts';
import { setRole } from './set-role.ts';
import type { OperatorView } from './view.ts';

const CHAT = 4_200n;
let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

const ask = (operator: OperatorView) => askForLink(staff.ctx, { by: actorOf(operator) });
const link = (code: string, chatId = CHAT) => linkChat(staff.ctx, { code, chatId });
const actor = () => operatorOfChat(staff.ctx, { chatId: CHAT });

it('makes whoever sends the code this operator, with the role of this moment, until it is unlinked', async () => {
  await staff.hire('owner');
  const ada = await staff.hire('operator');
  expect(await actor()).toBeNull();
  const { code } = await ask(ada);
  expect(await link(` ${code.toLowerCase().replace('-', ' ')} `)).toMatchObject({ ok: true, operator: { id: ada.id } });
  expect(await actor()).toMatchObject({ kind: 'operator', id: ada.id, role: 'operator', chatId: CHAT });
  await setRole(staff.ctx, { operatorId: ada.id, role: 'viewer', by: SYSTEM });
  expect(await actor()).toMatchObject({ role: 'viewer' });
  await unlinkOwnChat(staff.ctx, { by: actorOf(ada) });
  await unlinkOwnChat(staff.ctx, { by: actorOf(ada) });
  expect(await actor()).toBeNull();
  expect((await staff.actions()).filter((action) => action.startsWith('operator.chat'))).toEqual([
    'operator.chat_unlinked',
    'operator.chat_linked',
  ]);
});

it('ends at once with the access of its operator', async () => {
  await staff.hire('owner');
  const ada = await staff.hire('operator');
  await link((await ask(ada)).code);
  const { code } = await ask(ada);
  await disableOperator(staff.ctx, { operatorId: ada.id, by: SYSTEM });
  expect(await actor()).toBeNull();
  expect(await link(code, 4_300n)).toEqual({ ok: false, reason: 'unknown' });
});

it('takes a code once, for ten minutes, and only the newest one', async () => {
  const ada = await staff.hire('operator');
  const [old, fresh] = [await ask(ada), await ask(ada)];
  expect(await link(old.code)).toEqual({ ok: false, reason: 'unknown' });
  expect(await link(fresh.code)).toMatchObject({ ok: true });
  expect(await link(fresh.code)).toEqual({ ok: false, reason: 'unknown' });
  const late = await ask(ada);
  staff.pass(LINK_CODE_MS);
  expect(await link(late.code)).toEqual({ ok: false, reason: 'unknown' });
  const stored = await staff.ctx.db.$queryRaw<{ row: string }[]>`select operators::text as row from operators`;
  expect(JSON.stringify(stored)).not.toContain(late.code.replace('-', ''));
});

it('is one operator’s alone, and stays that one’s', async () => {
  const [ada, bob] = [await staff.hire('operator'), await staff.hire('operator')];
  await link((await ask(ada)).code);
  expect(await link((await ask(bob)).code)).toEqual({ ok: false, reason: 'taken' });
  expect(await actor()).toMatchObject({ id: ada.id });
  const unlink = async () => unlinkChatOf(staff.ctx, { operatorId: ada.id, by: actorOf(bob) });
  expect(await codeOf(unlink())).toBe('forbidden');
});
