import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../compare/part-of.ts';
import { lacksName } from './answer-of.ts';
import { type Followed, type LookUp, NAME_WALKS_LIMIT, type Question } from './model.ts';
import { nextQuestions } from './next-question.ts';
import { reachOf } from './reach.ts';
import { note, standingOf } from './standing.ts';

/** `shown`: knows only whom the list shows; `part`: only one of them. */
type Fault = 'nobody' | 'unfiltered' | 'unshaped' | 'shown' | 'part';

/** Everything happens before a step: one request each, or one reading of names. */
type World = {
  followed: number;
  /** The first so many of the followed people follow back. */
  mutual: number;
  /** Of those, so many are listed. */
  listed: number;
  /** Before that step another session asks, of the same account or of the other one. */
  deaths: { before: number; account: number }[];
  /** From that step on the search of an account, or of both, fails. */
  faults: { from: number; account: number | null; what: Fault }[];
  moves: { before: number; who: number; what: 'rename' | 'unfollow' | 'follow' | 'leave' }[];
};

const STEPS = 2_000;
const id = (n: number) => BigInt(n + 1);

/** Plays a check's asking against a site that is as the world says. */
function play(world: World) {
  const numbers = Array.from({ length: world.followed }, (_, n) => n);
  const name = new Map(numbers.map((n) => [n, `person${n}`]));
  const follows = new Set(numbers.filter((n) => n < world.mutual));
  const stayed = new Set(follows);
  const shown = new Set(numbers);
  const listed = Math.min(world.listed, world.mutual);
  let step = 0;
  let session = { accountId: 'account0', generation: 1 };
  let people: Followed[] = [];
  const readNames = () => {
    const seen = [...shown].map((n) => ({
      ...{ id: id(n), username: name.get(n) ?? '', seenAt: new Date(step), listed: n < listed },
    }));
    people = [...people.filter((one) => !seen.some((other) => other.id === one.id)), ...seen];
  };
  const move = ({ who, what }: World['moves'][number]) => {
    const n = who % Math.max(1, world.followed);
    if (what === 'rename') name.set(n, `renamed${step}x${n}`);
    else if (what === 'leave') shown.delete(n);
    else if (what === 'follow') follows.add(n);
    else {
      follows.delete(n);
      stayed.delete(n);
    }
  };
  const pass = () => {
    step += 1;
    for (const one of world.moves.filter(({ before }) => before === step)) move(one);
    for (const { account } of world.deaths.filter(({ before }) => before === step))
      session = { accountId: `account${account}`, generation: session.generation + 1 };
  };
  const search = ({ username, instagramId }: Question): LookUp['finding'] => {
    const broken = world.faults.find(
      ({ from, account }) => from <= step && (account === null || session.accountId === `account${account}`),
    );
    if (broken?.what === 'unfiltered' || broken?.what === 'unshaped') return broken.what;
    const knows = broken ? { nobody: 0, part: Math.min(1, listed), shown: listed }[broken.what] : world.followed;
    const found = numbers.find((n) => n < knows && name.get(n) === username && follows.has(n));
    return found !== undefined && id(found) === instagramId ? 'follows' : 'not_found';
  };

  readNames();
  const known = people.filter((one) => one.listed).map((one) => ({ ...one, beyond: false }));
  const journal: LookUp[] = [];
  let readings = 0;
  const standing = standingOf([], null);
  for (; step < STEPS; ) {
    pass();
    const suspects = people.filter((one) => !one.listed);
    const [question] = nextQuestions({ standing, suspects, known, own: null }, session);
    if (question) {
      const row = {
        ...question,
        ...session,
        finding: search(question),
        sequence: journal.length + 1,
        askedAt: new Date(step),
      };
      journal.push(row);
      note(standing, row, null);
      continue;
    }
    if (readings === NAME_WALKS_LIMIT || !suspects.some((one) => lacksName(standing, one))) break;
    readings += 1;
    readNames();
  }
  const read = standingOf(journal, null); // what a later run makes of the journal
  const followed = new Map(people.map((one) => [one.id, one]));
  const evidence = {
    ...{ proven: read.proven, followed, reach: reachOf(read, followed) },
    ...{ listProves: false, assumed: new Set<bigint>() },
  };
  const part = (n: number) => partOf(evidence, id(n));
  return { step, journal, stayed, suspects: numbers.filter((n) => n >= listed), part };
}

const worlds: fc.Arbitrary<World> = fc.record({
  ...{ followed: fc.nat(140), mutual: fc.nat(140), listed: fc.nat(12) },
  deaths: fc.array(fc.record({ before: fc.nat(160), account: fc.nat(1) }), { maxLength: 4 }),
  faults: fc.array(
    fc.record({
      ...{ from: fc.nat(160), account: fc.option(fc.nat(1), { nil: null }) },
      what: fc.constantFrom<Fault>('nobody', 'unfiltered', 'unshaped', 'shown', 'part'),
    }),
    { maxLength: 2 },
  ),
  moves: fc.array(
    fc.record({
      ...{ before: fc.nat(160), who: fc.nat(140) },
      what: fc.constantFrom('rename' as const, 'unfollow' as const, 'follow' as const, 'leave' as const),
    }),
    { maxLength: 6 },
  ),
});

describe('asking for followed people one by one', () => {
  it('accuses nobody who follows, and ends, whatever the search, the sessions and the people do', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { step, stayed, suspects, part } = play({ ...world, mutual: Math.min(world.mutual, world.followed) });
        expect(suspects.filter((n) => stayed.has(n) && part(n) === 'not_following_back')).toEqual([]);
        expect(step).toBeLessThan(STEPS);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows everybody when all goes well, with two canaries at the start and one for fifty answers and the end', () => {
    const { journal, suspects, part } = play({
      followed: 300,
      mutual: 200,
      listed: 4,
      deaths: [],
      faults: [],
      moves: [],
    });
    expect(suspects.filter((n) => part(n) !== (n < 200 ? 'mutual' : 'not_following_back'))).toEqual([]);
    expect(journal.length - suspects.length).toBe(2 + 6);
  });

  it('a session that ends in the middle costs two canaries, and few are asked for again', () => {
    const world = { followed: 300, mutual: 200, listed: 4, faults: [], moves: [] };
    const { journal, suspects } = play({ ...world, deaths: [{ before: 130, account: 0 }] });
    expect(journal.length - suspects.length).toBeLessThanOrEqual(2 + 2 + 6 + 1);
  });

  it.each(['shown', 'part'] as const)('a search that knows no more than the list (%s) accuses nobody', (what) => {
    const world = { followed: 120, mutual: 60, listed: 12, deaths: [], moves: [] };
    const { suspects, part } = play({ ...world, faults: [{ from: 0, account: null, what }] });
    expect(new Set(suspects.map(part))).toEqual(new Set(['unknown']));
    // after a while, too, and when only the next account's is so
    const later = play({ ...world, faults: [{ from: 40, account: null, what }] });
    const other = play({ ...world, deaths: [{ before: 40, account: 1 }], faults: [{ from: 0, account: 1, what }] });
    for (const { suspects: asked, part: partIn } of [later, other])
      expect(asked.filter((n) => n < 60 && partIn(n) === 'not_following_back')).toEqual([]);
  });

  it('without a known follower nobody is asked for and nobody accused; a search that fails is tried a few times', () => {
    const nobody = { followed: 20, mutual: 5, deaths: [], moves: [] };
    expect(play({ ...nobody, listed: 0, faults: [] }).journal).toEqual([]);
    const dead = play({ ...nobody, listed: 2, faults: [{ from: 0, account: null, what: 'nobody' }] });
    expect(dead.journal.filter(({ canary }) => canary === null)).toEqual([]);
    expect(dead.journal.length).toBeLessThanOrEqual(8);
    expect(new Set(dead.suspects.map(dead.part))).toEqual(new Set(['unknown']));
  });
});
