import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import { FOLLOWERS_BEFORE_THE_END } from './play-demo.ts';
import type { AccountFacts, Product } from './product.ts';
import type { InstagramControl } from './sandbox.ts';
import type { Timeline } from './timeline.ts';

/** The account that reads, and the profile that is read: both belong to the sandbox's default world. */
export const READER = 'mutuals.reader';
export const TARGET = { username: 'ada', fullName: 'Ada Lovelace', followers: 1663, following: 912, mutual: 640 };

const FIRST_SIGN_IN_MS = 90_000;

type Setting = { product: Product; instagram: InstagramControl; timeline: Timeline; texts: boolean };

/**
 * Sets the scene: a calm sandbox, one account that is signed in, and the rule that ends its session.
 *
 * @param setting.texts the second factor comes by text, so that a person has to type it.
 * @returns what puts everything back.
 */
export async function prepareWorld({ product, instagram, timeline, texts }: Setting): Promise<() => Promise<void>> {
  await instagram.calm();
  const reader = await instagram.accountOf(READER);
  const accounts = await product.accounts();
  const mine = accounts.find(({ username }) => username === READER);
  if (!reader || !mine)
    throw new UserError(`The demo reads with @${READER}, which "npm start" adds to both sides; it is gone.`);

  const paused = await pauseOthers(product, accounts);
  const restore = async () => {
    await instagram.calm();
    if (texts) await instagram.twoFactor(READER, reader.twoFactor);
    for (const id of paused) await product.resume(id);
  };
  try {
    if (mine.status === 'paused') await product.resume(mine.id);
    if (!mine.generation) await signInFirst(product, timeline, mine.id);
    if (texts) await instagram.twoFactor(READER, 'text');
    await instagram.profile(TARGET);
    await instagram.signOutAfter({
      followersRead: FOLLOWERS_BEFORE_THE_END,
      username: TARGET.username,
      account: READER,
    });
    return restore;
  } catch (error) {
    await restore();
    throw error;
  }
}

/** With another account in the pool the check would simply go on; the demo shows what happens with one. */
async function pauseOthers(product: Product, accounts: AccountFacts[]): Promise<string[]> {
  const others = accounts.filter(({ username, status }) => username !== READER && status === 'ready');
  for (const { id } of others) await product.pause(id);
  return others.map(({ id }) => id);
}

async function signInFirst(product: Product, timeline: Timeline, accountId: string): Promise<void> {
  timeline.say('session', `@${READER} has none yet: it signs in before the demo begins …`);
  await product.refresh(accountId);
  const deadline = Date.now() + FIRST_SIGN_IN_MS;
  for (;;) {
    const account = (await product.accounts()).find(({ id }) => id === accountId);
    if (account?.generation) return;
    if (account?.lastAttempt?.failure && !account.openAttempt)
      throw new UserError(
        `@${READER} could not sign in: ${account.lastAttempt.failure}. See ${product.dashboard}/refreshes.`,
      );
    if (Date.now() > deadline)
      throw new UserError(`@${READER} did not sign in within 90 s. See ${product.dashboard}/refreshes.`);
    await delay(300);
  }
}
