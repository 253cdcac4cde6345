/** What is there before somebody opens the dashboard: accounts, customers, checks. Made through the public doors. */
import { expect } from '@playwright/test';
import { api, sandbox, telegram } from './outside.ts';

export const ACCOUNT_PASSWORD = 'canary-horse-battery-72';
export const TOTP_SEED = 'CANARYJBSWY3DPEHPK3PXPJ2';

type Reader = { id: string; username: string };
type CheckAnswer = { status: string; notMutualCount: number | null; certificate: { whole: boolean } | null };

/**
 * An account that reads alone: every other one is retired, so that nobody takes over its checks.
 * `by` is how Instagram proves a person: the stored seed, or a text message that somebody has to type.
 */
export async function onlyReader(username: string, by: 'seed' | 'text'): Promise<Reader> {
  const { accounts } = await api<{ accounts: { id: string; status: string }[] }>('GET', '/accounts');
  for (const { id, status } of accounts) {
    if (status !== 'retired') await api('POST', `/accounts/${id}/retire`);
  }
  await sandbox('calm');
  const twoFactor = by === 'seed' ? 'totp' : 'text';
  await sandbox('account', { username, password: ACCOUNT_PASSWORD, totpSeed: TOTP_SEED, twoFactor });
  const seed = by === 'seed' ? { totpSeed: TOTP_SEED } : {};
  const { id } = await api<{ id: string }>('POST', '/accounts', { username, password: ACCOUNT_PASSWORD, ...seed });
  await api('POST', `/accounts/${id}/session`, { sessionId: await mintedSession(username) });
  return { id, username };
}

/** A living session of an account, as a person would copy it from a browser. */
export async function mintedSession(account: string): Promise<string> {
  const { sessionId } = await sandbox<{ sessionId: string }>('session', { account });
  return decodeURIComponent(sessionId);
}

/** A customer who spoke with the bot and has credits. */
export async function customer(id: number, firstName: string, credits: number): Promise<number> {
  await telegram('people', { id, firstName, languageCode: 'en', started: true });
  await api('POST', '/users/ensure', { user_id: id, first_name: firstName });
  if (credits > 0) await api('POST', `/users/${id}/balance/add`, { checks_count: credits });
  return id;
}

/** Asks for a check as the customer. @returns its id */
export async function orderCheck(customerId: number, username: string): Promise<string> {
  return (await api<{ id: string }>('POST', '/checks', { customerId, username })).id;
}

export const readCheck = (id: string) => api<CheckAnswer>('GET', `/checks/${id}`);

/** Waits until a check has ended well. */
export async function completed(id: string): Promise<CheckAnswer> {
  await expect.poll(async () => (await readCheck(id)).status).toBe('completed');
  return readCheck(id);
}

type Attempt = { id: string; status: string; openChallengeId: string | null; passwordPosts: number };

export async function attemptsOf(accountId: string): Promise<Attempt[]> {
  return (await api<{ attempts: Attempt[] }>('GET', `/attempts?accountId=${accountId}`)).attempts;
}

/** Starts a refresh whose session is dead, and waits until Instagram wants a code for it. @returns the challenge's id */
export async function untilCodeWanted({ id, username }: Reader): Promise<string> {
  await sandbox('sign-out', { account: username });
  await api('POST', `/accounts/${id}/refresh`);
  const open = async () => (await attemptsOf(id))[0]?.openChallengeId ?? null;
  await expect.poll(open).not.toBeNull();
  return (await open()) ?? '';
}
