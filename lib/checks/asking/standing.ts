/** What the journal of look-ups proves so far, and where its newest session stands. Pure. */
import { type LookUp, type OwnAccount, type Proven, UNCLEAR_LIMIT } from './model.ts';

export type Standing = {
  proven: Map<bigint, Proven>;
  /** Whose search passed both canaries and has not failed since. */
  open: string | null;
  /** Who did not find the impossible name, since the newest answer. */
  filters: string | null;
  /** Answers since the last passed canary, none of which counts yet. */
  pending: LookUp[];
  failedCanaries: number;
  stretch: number;
  /** Whom the search was proven to find, canaries included, and in which stretch. */
  found: { id: bigint; stretch: number }[];
  /** Accounts and known followers of canaries that failed. */
  failedAccounts: Set<string>;
  failedIds: Set<bigint>;
  /** How often each was asked for, by name, and how often without a clear answer. */
  tries: Map<string, { asked: number; unclear: number }>;
  sequence: number;
};

/** Whether an answer says something of the person. */
export function isClear({ finding }: Pick<LookUp, 'finding'>): boolean {
  return finding === 'follows' || finding === 'not_found';
}

/** Names an asking session. */
export function askerOf({ accountId, generation }: Pick<LookUp, 'accountId' | 'generation'>): string {
  return `${accountId}:${generation}`;
}

/** Names a person under one name. */
export function triesKey(id: bigint, username: string): string {
  return `${id}:${username}`;
}

/** @param own answers of it are exact and need no canary. */
export function standingOf(lookUps: readonly LookUp[], own: OwnAccount): Standing {
  const standing: Standing = {
    ...{ proven: new Map(), open: null, filters: null, pending: [], failedCanaries: 0, stretch: 0, found: [] },
    ...{ failedAccounts: new Set(), failedIds: new Set(), tries: new Map(), sequence: 0 },
  };
  for (const lookUp of lookUps) note(standing, lookUp, own);
  return standing;
}

/** Adds the next row of the journal. */
export function note(standing: Standing, lookUp: LookUp, own: OwnAccount): void {
  standing.sequence = lookUp.sequence;
  if (lookUp.canary !== null) noteCanary(standing, lookUp);
  else noteAnswer(standing, lookUp, own);
}

function noteAnswer(standing: Standing, lookUp: LookUp, own: OwnAccount): void {
  countTry(standing, lookUp);
  if (own !== null && lookUp.accountId === own) prove(standing, [lookUp], true);
  else if (askerOf(lookUp) !== standing.open)
    changeSession(standing); // nobody asks before the canaries
  else {
    standing.filters = null;
    standing.pending.push(lookUp);
  }
}

function noteCanary(standing: Standing, lookUp: LookUp): void {
  const asker = askerOf(lookUp);
  if (standing.open !== null && standing.open !== asker) changeSession(standing);
  const isKnown = lookUp.canary === 'known_follower';
  if (lookUp.finding !== (isKnown ? 'follows' : 'not_found')) fail(standing, lookUp);
  else if (!isKnown) standing.filters = asker;
  else if (standing.open === asker || standing.filters === asker) {
    standing.open = asker;
    noteFound(standing, lookUp);
    prove(standing, standing.pending, false);
    standing.pending = [];
  }
}

function fail(standing: Standing, { accountId, instagramId }: LookUp): void {
  standing.failedCanaries += 1;
  if (accountId !== null) standing.failedAccounts.add(accountId);
  if (instagramId !== null) standing.failedIds.add(instagramId);
  endStretch(standing);
}

/**
 * The session ended before its next canary. Somebody whom it found on no page of the list is as good as one: what came
 * before counts, what came after does not.
 */
export function changeSession(standing: Standing): void {
  const last = standing.pending.findLastIndex(({ finding }) => finding === 'follows');
  prove(standing, standing.pending.slice(0, last + 1), false);
  endStretch(standing);
}

function endStretch(standing: Standing): void {
  Object.assign(standing, { open: null, filters: null, pending: [], stretch: standing.stretch + 1 });
}

function prove(standing: Standing, lookUps: readonly LookUp[], exact: boolean): void {
  const { proven, stretch } = standing;
  for (const lookUp of lookUps) {
    const { instagramId, username, askedAt, finding } = lookUp;
    if (instagramId === null || !isClear(lookUp)) continue;
    const follows = finding === 'follows';
    proven.set(instagramId, { follows, username, askedAt, exact, stretch });
    if (follows && !exact) noteFound(standing, lookUp);
  }
}

/** Not whom a canary missed before: the next canaries cannot try whether they are still found. */
function noteFound({ found, failedIds, stretch }: Standing, { instagramId: id }: LookUp): void {
  if (id !== null && !failedIds.has(id)) found.push({ id, stretch });
}

function countTry({ tries }: Standing, lookUp: LookUp): void {
  if (lookUp.instagramId === null) return;
  const key = triesKey(lookUp.instagramId, lookUp.username);
  const { asked, unclear } = tries.get(key) ?? { asked: 0, unclear: 0 };
  tries.set(key, { asked: asked + 1, unclear: unclear + unclearBy(lookUp) });
}

/** Names that are too common are so the next time, too. */
function unclearBy(lookUp: LookUp): number {
  if (isClear(lookUp)) return 0;
  return lookUp.finding === 'too_many_alike' ? UNCLEAR_LIMIT : 1;
}
