import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import type { Accounts, SandboxState } from './answers.ts';
import type { DemoCase } from './case.ts';
import type { Doors } from './doors.ts';

export const READER = 'mutuals.reader';

const FIRST_SIGN_IN_MS = 90_000;

/**
 * A calm sandbox with one signed-in account, and the end of its session. Dispose it to reset.
 * @param texts the second factor comes by text. @throws {UserError} the account is gone, or cannot sign in.
 */
export async function setStage(
  doors: Doors,
  { texts, demoCase: { target, endsAfter } }: { texts: boolean; demoCase: DemoCase },
): Promise<AsyncDisposable> {
  const { api, instagram } = doors;
  await instagram.post('/calm');
  const { accounts } = await api.get<Accounts>('/accounts');
  const mine = accounts.find(({ username }) => username === READER);
  const reader = await readerOf(doors);
  if (!reader || !mine)
    throw new UserError(`The demo reads with @${READER}, which "npm start" adds to both sides; it is gone.`);

  // with another account the check would simply go on
  const others = accounts.filter(({ username, status }) => username !== READER && status === 'ready');
  const twoFactor = (kind: string) => instagram.post('/change-account', { username: READER, twoFactor: kind });
  const restore = async () => {
    await instagram.post('/calm');
    if (texts) await twoFactor(reader.twoFactor);
    for (const { id } of others) await api.post(`/accounts/${id}/resume`);
  };
  try {
    for (const { id } of others) await api.post(`/accounts/${id}/pause`);
    if (mine.status === 'paused') await api.post(`/accounts/${mine.id}/resume`);
    if (!mine.generation) await signInFirst(doors, mine.id);
    if (texts) await twoFactor('text');
    await instagram.post('/profile', target);
    await instagram.post('/sign-out-after', { ...endsAfter, username: target.username, account: READER });
    return { [Symbol.asyncDispose]: restore };
  } catch (error) {
    await restore();
    throw error;
  }
}

/** Undefined when it is gone. */
export async function readerOf({ instagram }: Doors) {
  const { accounts } = await instagram.get<SandboxState>('/state');
  return accounts.find(({ username }) => username === READER);
}

async function signInFirst({ api }: Doors, accountId: string): Promise<void> {
  console.log(`@${READER} has no session yet: it signs in before the demo begins …`);
  await api.post(`/accounts/${accountId}/refresh`);
  for (const deadline = Date.now() + FIRST_SIGN_IN_MS; ; await delay(300)) {
    const { accounts } = await api.get<Accounts>('/accounts');
    const account = accounts.find(({ id }) => id === accountId);
    if (account?.generation) return;
    const failure = account?.openAttempt ? null : account?.lastAttempt?.failure;
    const why = failure ?? (Date.now() > deadline ? 'no answer within 90 s' : null);
    if (why) throw new UserError(`@${READER} could not sign in: ${why}. See ${api.origin}/refreshes.`);
  }
}
