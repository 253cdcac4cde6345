/**
 * Asking whether one person is among the followers of a profile, instead of reading all of them. Pure. The journal is
 * the truth: what was asked, what was found, by which session.
 */
import type { CheckLookUp } from '#/lib/platform/db.ts';

export type LookUp = Pick<
  CheckLookUp,
  'sequence' | 'canary' | 'instagramId' | 'username' | 'finding' | 'accountId' | 'generation' | 'askedAt'
>;

/** Somebody to ask for, by the newest name that a list showed; a canary's name that nobody has lacks an id. */
export type Question = Pick<LookUp, 'canary' | 'instagramId' | 'username'>;
