import { AssertionError } from 'node:assert';
import { type Attack, slowestLast } from '#/tests/security/attack.ts';
import { NotHere, type Target } from '#/tests/security/outside/target.ts';
import { messageOf } from '../user-error.ts';
import type { Result, Results } from './result.ts';

/** One after the other: some fill what the next needs. */
export async function tryOutside(target: Target, attacks: readonly Attack[]): Promise<Results> {
  const results: Results = {};
  for (const attack of slowestLast(attacks)) {
    if (attack.proof.from !== 'outside') continue;
    process.stderr.write(`  ${attack.id} ${attack.tried}\n`);
    results[attack.id] = await tryOne(target, attack);
  }
  return results;
}

async function tryOne(target: Target, { proof, held, absent }: Attack): Promise<Result> {
  try {
    if (proof.from === 'outside') for (const attempt of proof.attempts) await attempt(target);
    return { verdict: absent ? 'not applicable here' : 'held', how: held };
  } catch (error) {
    if (error instanceof NotHere) return { verdict: 'not tried here', how: error.message };
    const why = messageOf(error).split('\n')[0] ?? '';
    if (error instanceof AssertionError) return { verdict: 'not held', how: why };
    return { verdict: 'not tried here', how: `something else went wrong: ${why}` };
  }
}
