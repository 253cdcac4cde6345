/** Whoever guesses passwords, from one address or behind made-up ones (docs/facts/reliability.md#attacks: B18 and D33). */
import assert from 'node:assert/strict';
import { tryToSignIn } from './knock.ts';
import type { Target } from './target.ts';

const TRIES = 8;
const SPRAYED = 40;

const isThrottled = (text: string, location: string | null) => `${text} ${location}`.includes('throttled');

/** B18: slowed for whoever guesses, never locked for whoever has been here before, and nothing is learned. */
export async function guessingIsSlowed(target: Target): Promise<void> {
  const victim = await target.hire('viewer');
  for (let n = 0; n < TRIES; n += 1) {
    const { session } = await tryToSignIn(target, { ...victim, password: `guess number ${n} of many` });
    assert.equal(session, null);
  }
  const stranger = await tryToSignIn(target, victim);
  assert.equal(stranger.session, null, 'the right password of a stranger has to wait, too');
  assert.ok(isThrottled(stranger.answer.text, stranger.answer.headers.get('location')), 'and says so');
  const returning = await tryToSignIn(target, victim, { jar: victim.jar });
  assert.ok(returning.session, 'a browser that signed in before stays in while somebody else tries');
  const nobody = { email: `nobody.${Date.now()}@attack.invalid`, password: victim.password };
  const unknown = await tryToSignIn(target, nobody);
  assert.equal(unknown.session, null);
}

/** D33: the address is what the connection says, or the last trusted proxy; never what a client writes. */
export async function madeUpAddressesChangeNothing(target: Target): Promise<void> {
  let slowed = false;
  for (let n = 0; n < SPRAYED && !slowed; n += 1) {
    const typed = { email: `spray.${n}.${Date.now()}@attack.invalid`, password: 'tried once on each of many' };
    const address = `203.0.113.${n}`;
    const headers = { 'x-forwarded-for': address, 'x-real-ip': address, forwarded: `for=${address}` };
    const { answer } = await tryToSignIn(target, typed, { headers });
    slowed = isThrottled(answer.text, answer.headers.get('location'));
  }
  assert.ok(slowed, `${SPRAYED} tries on as many e-mails behind as many made-up addresses were not slowed`);
}
