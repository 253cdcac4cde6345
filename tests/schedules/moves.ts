/** What may happen in a schedule, and the world that it happens to: arbitraries that fast-check shrinks. */
import fc from 'fast-check';
import type { Ending, Mishap, SignInScript } from './outside.ts';

/** `pick`s and slots are taken modulo what there is at that moment. */
export type Move =
  /** The turn at that place of the row is given, so many times. */
  | { do: 'turn'; pick: number; times: number }
  | { do: 'deliver'; pick: number; slot: number; twice: boolean }
  | { do: 'lose'; pick: number }
  | { do: 'kill' | 'pause' | 'wake'; slot: number }
  | { do: 'lapse' | 'silence' | 'beat' | 'pass' }
  | { do: 'reconcile' | 'rescue'; slot: number }
  | { do: 'die'; account: number; ending: Ending; keepsCursors: boolean }
  | { do: 'mishap'; account: number; mishap: Mishap }
  | { do: 'script'; account: number; script: SignInScript }
  | { do: 'answer'; right: boolean }
  | { do: 'cancel' | 'ask_again'; check: number }
  | { do: 'manual' | 'hand_in'; account: number };

export type Plan = {
  accounts: number;
  /** Whether accounts begin with a living session. */
  signedIn: boolean;
  workers: number;
  /** One for each customer: which profiles are asked for. */
  wishes: { customer: number; profile: number }[];
  profiles: { followers: number; following: number }[];
  moves: Move[];
};

const slot = fc.nat(2);
const account = fc.nat(1);
const one = <const M extends Move['do']>(...names: M[]) => fc.constantFrom(...names);

const turn = fc.record({ do: one('turn'), pick: fc.nat(15), times: fc.integer({ min: 1, max: 5 }) });
const twice = fc.nat(4).map((n) => n === 1);
const deliver = fc.record({ do: one('deliver'), pick: fc.nat(7), slot, twice });
const die = fc.record({
  do: one('die'),
  account,
  ending: fc.constantFrom<Ending>('signed_out', 'unclear', 'challenged'),
  keepsCursors: fc.nat(3).map((n) => n !== 1),
});
const mishaps = fc.constantFrom<Mishap>('throttled', 'soft_block', 'unreachable');
const scripts = fc.constantFrom<SignInScript>('ask', 'ask', 'network', 'timed_out', 'challenge_unsupported', 'ok');
const right = fc.nat(2).map((n) => n !== 1);

/** Sessions die, messages go astray, but workers live and sign-ins do: here every sign-in can be told to the one. */
const CALM: fc.WeightedArbitrary<Move>[] = [
  { weight: 60, arbitrary: turn },
  { weight: 14, arbitrary: deliver },
  { weight: 2, arbitrary: fc.record({ do: one('lose'), pick: fc.nat(7) }) },
  { weight: 3, arbitrary: fc.record({ do: one('beat', 'silence', 'pass') }) },
  { weight: 4, arbitrary: fc.record({ do: one('reconcile', 'rescue'), slot }) },
  { weight: 3, arbitrary: die },
  { weight: 1, arbitrary: fc.record({ do: one('mishap'), account, mishap: mishaps }) },
  { weight: 1, arbitrary: fc.record({ do: one('cancel', 'ask_again'), check: fc.nat(3) }) },
];

const DISTURBING: fc.WeightedArbitrary<Move>[] = [
  { weight: 4, arbitrary: fc.record({ do: one('wake', 'wake', 'pause'), slot }) },
  { weight: 1, arbitrary: fc.record({ do: one('kill'), slot }) },
  { weight: 3, arbitrary: fc.record({ do: one('lapse', 'silence') }) },
  { weight: 3, arbitrary: fc.record({ do: one('script'), account, script: scripts }) },
  { weight: 3, arbitrary: fc.record({ do: one('answer'), right }) },
  { weight: 1, arbitrary: fc.record({ do: one('manual', 'hand_in'), account }) },
];

const movesOf = (kinds: fc.WeightedArbitrary<Move>[]) =>
  fc.array(fc.oneof(...kinds), { minLength: 30, maxLength: 160, size: 'max' });

const users = fc.nat(21);

/** A world and what happens in it. Seven pages of followers and seven of following at most. */
export const plan: fc.Arbitrary<Plan> = fc.record({
  accounts: fc.integer({ min: 1, max: 2 }),
  signedIn: fc.nat(3).map((n) => n !== 1),
  workers: fc.integer({ min: 2, max: 3 }),
  wishes: fc.array(fc.record({ customer: fc.nat(1), profile: fc.nat(1) }), { minLength: 1, maxLength: 4 }),
  profiles: fc.array(fc.record({ followers: users, following: users }), { minLength: 2, maxLength: 2 }),
  moves: fc.oneof({ weight: 3, arbitrary: movesOf([...CALM, ...DISTURBING]) }, { weight: 2, arbitrary: movesOf(CALM) }),
});
