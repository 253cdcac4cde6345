/**
 * What the outside world may answer, in the product's words. Every answer of Instagram,
 * whatever its shape, becomes one of these verdicts (docs/design.md#verdicts).
 */
import type { ListName } from '#/lib/platform/enums.ts';
import type { Identity } from './identity.ts';

export type { ListName };

/**
 * One profile in a list. `id` is Instagram's numeric id, exact and within 64 bits: names change, ids do not. Every text is
 * one that the database can hold, of a bounded length, and `username` is never empty.
 */
export type ListedUser = {
  id: bigint;
  username: string;
  fullName: string;
  isPrivate: boolean;
  isVerified: boolean;
};

/** One answer of a list. `next` is the cursor of the page after this one, to the letter; null where this answer ends. */
export type ListPage = {
  users: ListedUser[];
  next: string | null;
  /** Instagram said that it shows only a part of this list (`should_limit_list_of_*`). */
  limited: boolean;
  /** Rows of this page that could not be read as a person: left out and counted, so that nobody takes the list for whole. */
  setAside: number;
};

export type Profile = {
  id: bigint;
  username: string;
  fullName: string;
  isPrivate: boolean;
  isVerified: boolean;
  /** How many Instagram says there are; null when it does not say. */
  followers: number | null;
  following: number | null;
  /** Whether the account that asked follows this profile (a private list is readable then). */
  followedByViewer: boolean;
  avatarUrl: string | null;
};

/**
 * Every way in which an answer is not the thing that was asked for.
 *
 * `endpoint_retired`: the address is gone for certain. `unrecognised`: nobody knows what this is; the catalogue says what
 * is known of it (`odd_rows`, `odd_cursor`, `E24` for an unknown page of the site, else null). `unreachable`: trouble on the
 * way, or an answer that declares itself failed; its cause is one word (`not_json`, `truncated`, `timeout`,
 * `declared_failure`, `http_503`, …). On a list the last two may mean a withdrawn address when they do not pass.
 */
export type Refusal =
  | { verdict: 'throttled'; until: Date | null }
  | { verdict: 'signed_out' }
  | { verdict: 'unclear' }
  | { verdict: 'challenged'; url: string | null }
  | { verdict: 'warning'; url: string | null }
  | { verdict: 'suspended' }
  | { verdict: 'target_private' }
  | { verdict: 'target_missing' }
  | { verdict: 'list_withheld' }
  | { verdict: 'cursor_refused' }
  | { verdict: 'endpoint_retired' }
  | { verdict: 'wrong_identity' }
  | { verdict: 'unreachable'; cause: string }
  | { verdict: 'unrecognised'; outline: string };

export type Verdict = Refusal['verdict'] | 'page';

/** An answer: the value with what the identity looks like after it, or a refusal. */
export type Answer<T> =
  | { verdict: 'page'; value: T; identity: Identity }
  | (Refusal & { catalogue: string | null; status: number | null });

/** The ways in which Instagram serves the same list. Tried in this order (docs/design.md#verdicts). */
export const DIALECTS = ['rest', 'graphql_hash', 'graphql_document'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** Awaited before every request of a call but its first: takes the request's own place in the account's budget. */
export type Pace = () => Promise<void>;

/**
 * What the signed-in account can be asked over HTTP. `listPage` is exactly one request; `profile` and `probe` are one when
 * all is well, and up to four and two when an address is closed. No redirect is followed, nothing is retried. The identity in a `page` answer
 * is the same object when Instagram changed nothing in it. Each call throws the signal's reason when aborted, and nothing else.
 *
 * `listPage` reports a page without users as a page when it has a `next`: two of them in a row are the caller's sign
 * to stop (docs/facts/addresses.md#rest-lists).
 * A page that is set aside in part says so; one of which most rows are odd is `unrecognised`, so no list ends behind it unseen.
 * `probe` says `signed_out` where a list says `unclear`: it is the second surface (docs/facts/refusals.md#dead-or-limited).
 */
export type InstagramHttp = {
  profile(
    identity: Identity,
    /** `detour`: the short way has been refused; it is not asked. */
    input: { username: string; detour?: boolean; signal?: AbortSignal; pace?: Pace },
  ): Promise<Answer<Profile>>;
  listPage(
    identity: Identity,
    input: {
      dialect: Dialect;
      list: ListName;
      userId: bigint;
      username: string;
      cursor: string | null;
      declared: number | null;
      signal?: AbortSignal;
    },
  ): Promise<Answer<ListPage>>;
  /** One cheap request about the account itself, on another surface than the lists: is it signed in, and as whom? Null: not told. */
  probe(
    identity: Identity,
    input?: { signal?: AbortSignal; pace?: Pace },
  ): Promise<Answer<{ id: bigint | null; username: string | null }>>;
};
