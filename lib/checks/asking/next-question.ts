/** What a session is asked next. Pure. */
import { LOOK_UPS_A_CANARY, PEOPLE_A_REQUEST } from '../plan/costs.ts';
import { isWanted } from './answer-of.ts';
import { FAILED_CANARIES_LIMIT, type Followed, type OwnAccount, type Question } from './model.ts';
import { askerOf, changeSession, type Standing } from './standing.ts';

/** Somebody known to follow. `beyond`: not on the list's first page, so that finding it proves that the search filters. */
export type KnownFollower = { id: bigint; username: string; beyond: boolean };

export type Asking = {
  standing: Standing;
  /** Whom a clear answer is wanted of. */
  suspects: readonly Followed[];
  known: readonly KnownFollower[];
  own: OwnAccount;
};

type Session = { accountId: string; generation: number };

/** None: nobody is left to ask for, or nothing would prove an answer. Several only of our own account. */
export function nextQuestions(asking: Asking, session: Session): Question[] {
  const { standing, suspects, own } = asking;
  if (session.accountId === own)
    return suspects
      .filter((person) => isWanted(standing, person))
      .slice(0, PEOPLE_A_REQUEST)
      .map(questionOf);
  const asker = askerOf(session);
  const seen = standing.open !== null && standing.open !== asker ? changed(standing) : standing;
  const question =
    standing.failedCanaries < FAILED_CANARIES_LIMIT ? nextQuestion({ ...asking, standing: seen }, asker) : null;
  return question ? [question] : [];
}

/** As the standing will be once another session is asked; whether it ever is, nobody knows yet. */
function changed(standing: Standing): Standing {
  const copy = structuredClone(standing);
  changeSession(copy);
  return copy;
}

function nextQuestion(asking: Asking, asker: string): Question | null {
  const { standing, suspects } = asking;
  const person = suspects.find((one) => isWanted(standing, one));
  const { length } = standing.pending;
  if (person && standing.open === asker && length < LOOK_UPS_A_CANARY) return questionOf(person);
  return person || length > 0 ? nextCanary(asking, asker) : null;
}

/** Null without a known follower: then nothing can be proven. */
function nextCanary({ standing, known }: Asking, asker: string): Question | null {
  const follower = [...foundBefore(standing), ...known].find(({ id }) => !standing.failedIds.has(id));
  if (!follower) return null;
  const mustFilter = standing.open !== asker || !follower.beyond;
  if (mustFilter && standing.filters !== asker)
    return { canary: 'impossible_name', instagramId: null, username: impossibleName(standing.sequence) };
  return { canary: 'known_follower', instagramId: follower.id, username: follower.username };
}

/** The newest first: their names are the most current. Also those who wait for this canary: they were shown by their id. */
function foundBefore({ proven, pending }: Standing): KnownFollower[] {
  const waiting = pending.flatMap(({ instagramId: id, username, finding }) =>
    id !== null && finding === 'follows' ? { id, username, beyond: true } : [],
  );
  const found = [...proven].flatMap(([id, { follows, username }]) => (follows ? { id, username, beyond: true } : []));
  return [...found, ...waiting].reverse();
}

function questionOf({ id, username }: Followed): Question {
  return { canary: null, instagramId: id, username };
}

/** A name that nobody has; another one each time. */
function impossibleName(salt: number): string {
  return `zq7x_${(salt + 1).toString(36).padStart(4, '0')}_kv9w_2j8y_xx0q_z4`;
}
