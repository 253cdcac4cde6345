import { z } from 'zod';
import { CheckFailure, CheckStatus, Door, Language, ListName, ListOutcome, ParkReason } from '#/lib/platform/enums.ts';
import { CustomerNumber, Decimal, Id, Moment } from '#/lib/platform/wire.ts';
import { HOW } from './people/model.ts';
import { Plan, STRATEGIES } from './plan/model.ts';
import { WAIT_CAUSES } from './waiting.ts';

/**
 * `unproven`: nothing is known to be missing, but Instagram told no total, or less than it showed. `not_read`: the plan
 * does not read this list; people are asked for instead.
 */
const ListVerdict = z.enum(['whole', 'short', 'withheld', 'limited', 'unproven', 'not_read']);
export type ListVerdict = z.input<typeof ListVerdict>;

/** `declared`: null when the profile said nothing, or "nobody" of a list with people. */
export const ListCertificate = z.object({
  list: z.enum(ListName),
  declared: z.int().nullable().meta({ description: 'What the profile said.' }),
  read: z.int().meta({ description: 'Different users that came.' }),
  shortBy: z.int(),
  verdict: ListVerdict,
  walks: z.int(),
  pages: z.int(),
  generations: z.array(z.int()).meta({ description: 'The sessions that read it.' }),
  setAside: z.int().exactOptional().meta({ description: 'Rows that could not be read as a person.' }),
});
export type ListCertificate = z.input<typeof ListCertificate>;

/** Mutuals that a re-check takes from the earlier one: nobody was asked for them. */
const Assumed = z.object({
  people: z.int(),
  sampled: z.int().meta({ description: 'Earlier mutuals picked by chance and asked for: all of them still follow.' }),
  riskPercent: z
    .number()
    .meta({ description: 'At most so many of those assumed do not follow any more, 95 times in 100.' }),
});

/** As it is stored; older ones lack what is optional. */
export const Certificate = z
  .object({
    whole: z.boolean().meta({ description: 'Everybody whom the profile follows has a proven answer.' }),
    lists: z.array(ListCertificate),
    strategy: z.enum(STRATEGIES).exactOptional(),
    asked: z.int().exactOptional().meta({ description: 'People for whom Instagram was asked, with a proven answer.' }),
    corrected: z.int().exactOptional().meta({ description: 'Followed people on no page of followers who do follow.' }),
    unknown: z.int().exactOptional().meta({ description: 'Followed people of whom nobody can tell.' }),
    secondLook: z.boolean().exactOptional().meta({ description: 'Those not listed were asked for one by one.' }),
    since: z.string().exactOptional().meta({ description: 'When the earlier check ended that this one builds on.' }),
    assumed: Assumed.exactOptional(),
    tolerancePercent: z.number().exactOptional().meta({ description: 'How much of a whole list may be missing.' }),
    issuedAt: z.string(),
  })
  .meta({ id: 'Certificate', description: 'The proof that comes with a result: is each list whole?' });
export type Certificate = z.input<typeof Certificate>;

/** The sign-in that ends a check's wait soonest. */
const WaitingFor = z.object({
  accountUsername: z.string(),
  attemptId: Id.nullable(),
  challengeId: Id.nullable(),
  cause: z.enum(WAIT_CAUSES).meta({ description: 'What holds the sign-in up, in one word.' }),
});
export type WaitingFor = z.input<typeof WaitingFor>;

const StoredCheck = z.object({
  id: Id,
  customerId: CustomerNumber,
  door: z.enum(Door),
  language: z.enum(Language),
  targetUsername: z.string(),
  targetId: Decimal.nullable().meta({ description: 'Instagram id of the profile, once it is known.' }),
  targetFullName: z.string().nullable(),
  status: z.enum(CheckStatus),
  parkReason: z.enum(ParkReason).nullable(),
  parkedSince: Moment.nullable(),
  wakeAt: Moment.nullable(),
  declaredFollowers: z.int().nullable(),
  declaredFollowing: z.int().nullable(),
  followersRead: z.int(),
  followingRead: z.int(),
  pages: z.int(),
  followersOutcome: z.enum(ListOutcome).nullable(),
  followingOutcome: z.enum(ListOutcome).nullable(),
  plan: Plan.nullable().meta({ description: 'Null before the profile was seen.' }),
  lookUps: z.int().meta({ description: 'People of whom it was asked whether they follow.' }),
  mutualCount: z.int().nullable(),
  notMutualCount: z.int().nullable().meta({ description: 'Known not to follow back.' }),
  unknownCount: z.int().nullable().meta({ description: 'Followed people of whom nobody could tell.' }),
  failure: z.enum(CheckFailure).nullable(),
  certificate: Certificate.nullable(),
  requestedAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
});

/**
 * A check as people see it. `progress`: 0 to 1, null while totals are unknown. `secondsLeft`: of reading, null while
 * unknown. `waitingFor`: null when it waits for no session.
 */
export const CheckView = StoredCheck.extend({
  customerName: z.string(),
  progress: z.number().min(0).max(1).nullable(),
  secondsLeft: z.int().nullable(),
  rereads: z.boolean(),
  /** Whether there was an earlier whole check to compare its result with. */
  compared: z.boolean(),
  /** Among the checks that nobody reads for yet, from 1; null when it is none of them. */
  placeInQueue: z.int().nullable(),
  waitingFor: WaitingFor.nullable().meta({ description: 'The sign-in that a check without a session waits for.' }),
});
export type CheckView = z.input<typeof CheckView>;

export const MoveView = z.object({
  at: Moment,
  from: z.enum(CheckStatus).nullable(),
  event: z.string(),
  to: z.enum(CheckStatus),
  run: z.int(),
  reason: z.string().nullable(),
  detail: z.unknown(),
});
export type MoveView = z.input<typeof MoveView>;

export const Tick = z.object({
  list: z.enum(ListName),
  walk: z.int(),
  sequence: z.int(),
  readAt: Moment,
  tookMs: z.int(),
  users: z.int(),
  generation: z.int(),
  accountId: Id.nullable(),
});
export type Tick = z.input<typeof Tick>;

export const RelatedUser = z.object({
  id: z.string().meta({ description: 'Instagram id.' }),
  username: z.string(),
  fullName: z.string(),
  how: z.enum(HOW).meta({ description: 'How it is known where this person stands.' }),
});
export type RelatedUser = z.input<typeof RelatedUser>;

export type OpenChecks = Record<Extract<CheckStatus, 'running' | 'parked' | 'queued'>, number>;
