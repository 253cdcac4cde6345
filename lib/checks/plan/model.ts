/**
 * The plan of a check: which lists are read, who is asked for, what it costs in requests and how long it takes. Pure.
 *
 * Who is among the followers is learned in two ways: by reading their list, or by asking for one person at a time. What
 * takes fewer requests is done; what was read is never thrown away.
 */
import { z } from 'zod';

export const STRATEGIES = [
  /** Both lists; then the suspects are asked for: followed people who are on no page of followers. */
  'read_both',
  /** The followed people, and one page of followers for canaries; then each of the followed is asked for. */
  'ask_each',
  /** As `ask_each`, for new followed people, former suspects and a random sample of those who followed back. */
  'recheck',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** Why this strategy and no other. The last five are said by `replan` alone. */
export const PLAN_REASONS = [
  'totals_unknown',
  'reading_is_cheaper',
  'asking_is_cheaper',
  'own_account',
  'little_changed',
  'names_budget',
  'list_is_short',
  'search_is_dead',
  'mutuals_left',
] as const;
export type PlanReason = (typeof PLAN_REASONS)[number];

const requests = z.int().min(0);

/** In requests, from the beginning of the check to its end; what a total leaves open counts as one page. */
const PlannedRequests = z.object({
  profile: requests,
  followers: requests,
  /** The second reading included, for the current names of those who were not found. */
  following: requests,
  lookUps: requests,
  canaries: requests,
});
export type PlannedRequests = z.input<typeof PlannedRequests>;

/** As it is stored. */
export const Plan = z
  .object({
    strategy: z.enum(STRATEGIES),
    secondLookLimit: z.int().min(0).meta({
      description: 'Suspects of a list that was read are asked for when they are this many at most, else none of them.',
    }),
    requests: PlannedRequests,
    aboutMs: z.number().min(0).nullable().meta({ description: 'With nobody else in the queue; null without totals.' }),
    because: z.enum(PLAN_REASONS),
    since: z.string().nullable().meta({ description: 'The earlier whole check that a recheck builds on.' }),
    sample: z.int().min(0).meta({ description: 'People who followed back then and are asked for again.' }),
  })
  .meta({ id: 'Plan', description: 'What a check reads, whom it asks for, and what that costs.' });
export type Plan = z.input<typeof Plan>;

/** An earlier whole check of the profile: its totals, and how its followed people were divided. */
export type EarlierCheck = {
  checkId: string;
  finishedAt: Date;
  followers: number;
  following: number;
  mutual: number;
  notMutual: number;
};

/** People who are shown, and how many of them are asked for one by one. */
export type Names = { entries: number; lookUps: number };

export type PlanWorld = {
  /** What the profile declares; null when it does not say. */
  followers: number | null;
  following: number | null;
  /** Whether the profile is one of our accounts, and can be asked about 25 people at once. */
  isOurs: boolean;
  /** People a page. */
  pageSizes: { followers: number; following: number };
  /** Between two requests of one account. */
  intervalMs: number;
  /** How many can read. */
  accounts: number;
  /** What all accounts together may still be shown and ask today; null without limits. */
  namesLeft: Names | null;
  /** What one account may be shown and ask; null without limits. */
  namesLimits: { hour: Names; day: Names } | null;
  earlier: EarlierCheck | null;
  search: 'works' | 'unknown' | 'dead';
  /** The customer wants everything read again. */
  wantsProof: boolean;
  /** The setting: the most suspects of a whole list that are asked for. */
  secondLookLimit: number;
};

/** How a list stands: not read to its end, whole, or ended with people missing. */
export type ListState = 'open' | 'whole' | 'short';

/** What came of a plan so far. */
export type PlanProgress = {
  spent: PlannedRequests;
  followers: { state: ListState; read: number };
  following: { state: ListState; read: number };
  /** Followed people who are on no page of followers and of whom nothing is proven; null before all of them are known. */
  unanswered: number | null;
  /** Of all who were asked as the sample of a recheck: those who do not follow back any more. */
  lost: number;
};
