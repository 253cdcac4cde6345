import { z } from 'zod';
import { Price } from './money-notice.ts';

/** What a progress message remembers of what it says (`marksOf`). */
export const ProgressPayload = z.object({ told: z.string().optional(), state: z.string().optional() });

/** A profile is not checked by itself any more. */
export const WatchEnded = z.object({
  username: z.string(),
  /** `other_profile`: the name belongs to somebody else now. */
  reason: z.enum(['no_credit', 'opted_out', 'other_profile', 'missing', 'private']),
});
export type WatchEnded = z.output<typeof WatchEnded>;

const reminder = { number: z.number(), since: z.coerce.date() };
/** `incident`: the bell's row of the incident. A version before said `trouble`, and may still have written it. */
const Reminder = z.union([
  z.object({ ...reminder, incident: z.string() }),
  z.object({ ...reminder, trouble: z.string() }).transform(({ trouble, ...rest }) => ({ ...rest, incident: trouble })),
]);

/** What stands in a payload besides the notice itself: where it goes, and which reminder of a lasting incident it is. */
export const Envelope = z.object({
  /** E-mail address; only on that channel. */
  to: z.string().optional(),
  reminder: Reminder.optional(),
});

const attempt = { username: z.string(), attemptId: z.string() };

const Question = z.object({
  ...attempt,
  challengeId: z.string(),
  question: z.string(),
  /** Where Instagram sent the code, masked by itself. */
  sentTo: z.string().nullish(),
  /** The code before this one was refused. */
  wrongBefore: z.boolean().optional(),
});
export type Question = z.infer<typeof Question>;

/** A code is still wanted. `expiresAt` is an ISO date; `half`: half of the time is over, the last reminder. */
const CodeReminder = Question.extend({ expiresAt: z.string(), half: z.boolean() });

const RefreshFailed = z.object({ ...attempt, failure: z.string(), needsPerson: z.boolean() });

/** What a person brought: a session of a known account, an account, or an account by its session. */
const HandedIn = z.enum(['session', 'account', 'account_with_session']);
export type HandedIn = z.infer<typeof HandedIn>;

/** `by` as in the audit log. */
const HandingIn = z.object({ accountId: z.string(), username: z.string(), by: z.string(), what: HandedIn });

/** What gives lasting power, or looks like somebody who wants it. */
const SecurityEvent = z.enum([
  'new_owner',
  'token_made',
  'password_reset',
  'factor_removed',
  'factors_reset',
  'chat_linked',
  'new_browser',
  'foreign_session',
]);
export type SecurityEvent = z.infer<typeof SecurityEvent>;

/** Something happened to the house itself. `by`, `subject`: as in the audit log. For owners, and the operator `person` to whom it happened. */
const Security = z.object({
  what: SecurityEvent,
  by: z.string(),
  subject: z.string(),
  person: z.string().nullish(),
});

/** An answer of Instagram that needs a look. `username`: the account that it is about; null: one of Instagram's addresses. */
const Alarm = z.object({
  verdict: z.string(),
  catalogue: z.string().nullable(),
  outline: z.string().nullable(),
  username: z.string().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

/** Why a check was given up although its profile is well. */
const GiveUpCause = z.enum(['exception', 'worker_gone', 'unreachable', 'held_back', 'no_session']);
export type GiveUpCause = z.infer<typeof GiveUpCause>;

/**
 * A check ended for a cause that is ours, or that others will meet too: once a cause and day. `username`: the profile.
 * `times`: how often it was tried in vain. `detail`: a short text without secrets, such as an error's name.
 */
const GivenUp = z.object({
  checkId: z.string(),
  username: z.string(),
  cause: GiveUpCause,
  detail: z.string().nullable(),
  times: z.number(),
});
export type GivenUp = z.infer<typeof GivenUp>;

/** What the contract watch looks at: how profiles are found, and how lists are read first. */
const ContractSurface = z.enum(['profile', 'list']);
export type ContractSurface = z.infer<typeof ContractSurface>;

/** Instagram does not answer as it did. `fallback`: does another way work? null: it could not be tried. */
const ContractBroken = z.object({ surface: ContractSurface, verdict: z.string(), fallback: z.boolean().nullable() });

/** No backup was written. `failure`: a word of lib/backups/model.ts; `lastAt`: when the newest whole one was begun, an ISO date. */
const BackupFailed = z.object({ failure: z.string(), lastAt: z.string().nullable() });

/**
 * Somebody tries to get in, or left a key lying about: once a kind and day. `who`: the e-mail of the operator whose
 * password was tried, the name of the token that came in an address, or null when many are tried. `times`: how often so far.
 */
const Intruding = z.object({
  what: z.enum(['locked_out', 'many_refused', 'token_in_address']),
  who: z.string().nullable(),
  times: z.number(),
});
export type Intruding = z.infer<typeof Intruding>;

/**
 * A charge and what we have of it do not agree. `detail`: a short text without secrets, such as what the provider said.
 * The price as the provider has it.
 */
const MoneyDiffers = Price.extend({
  what: z.enum([
    'no_order',
    'amount',
    'not_listed',
    'refund_not_listed',
    'refund_refused',
    'promo_again',
    'not_taken_in',
    'credits_spent',
    'bad_signature',
    'unknown_invoice',
    'late',
    'test_differs',
    'no_customer',
  ]),
  chargeId: z.string(),
  detail: z.string().nullable(),
});
export type MoneyDiffers = z.infer<typeof MoneyDiffers>;

/** A customer who has no other way asks for a check. By number alone: the name is looked up when it is told. */
const AccessAsked = z.object({ customerId: z.string() });

/** The good news of one quiet period, in one message. ISO dates and the zone in which its hours are meant. */
const Digest = z.object({ since: z.string(), until: z.string(), timeZone: z.string() });

/** What operators are told. */
export const OperatorNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code_needed'), payload: Question }),
  z.object({ kind: z.literal('code_reminder'), payload: CodeReminder }),
  z.object({ kind: z.literal('refreshed'), payload: z.object(attempt) }),
  z.object({ kind: z.literal('recovered'), payload: z.object(attempt) }),
  z.object({ kind: z.literal('refresh_failed'), payload: RefreshFailed }),
  z.object({ kind: z.literal('handed_in'), payload: HandingIn }),
  z.object({ kind: z.literal('security'), payload: Security }),
  z.object({ kind: z.literal('nothing_left'), payload: z.object({ waitingChecks: z.number() }) }),
  z.object({ kind: z.literal('alarm'), payload: Alarm }),
  z.object({ kind: z.literal('check_given_up'), payload: GivenUp }),
  z.object({ kind: z.literal('contract_broken'), payload: ContractBroken }),
  z.object({ kind: z.literal('contract_restored'), payload: z.object({ surface: ContractSurface }) }),
  z.object({ kind: z.literal('backup_failed'), payload: BackupFailed }),
  z.object({ kind: z.literal('intrusion'), payload: Intruding }),
  z.object({ kind: z.literal('money_differs'), payload: MoneyDiffers }),
  z.object({ kind: z.literal('access_asked'), payload: AccessAsked }),
  z.object({ kind: z.literal('digest'), payload: Digest }),
]);
export type OperatorNotice = z.infer<typeof OperatorNotice>;
