import type { Surface } from '../state/request-log.ts';

/**
 * `E1` … `E30` are the rows of the error catalogue (docs/facts/refusals.md). The rest are what lists and networks do:
 *
 * - lists: `empty_page` (no users, a cursor), `empty_end` (no users, no cursor), `first_page_again`, `cursor_loop` (next = asked), `early_end`
 *   (no cursor), `duplicates` (three users of the page before again), `limited`, `cursor_refused`
 * - rows of lists: `odd_row` (the first is nobody; `body` says how: `no_name`, `no_id`, `large_id`, `null`, `text`),
 *   `odd_rows` (all in a new shape), `odd_types` (flags as 0 and "false", names that are null), `strange_names` (NUL,
 *   half a character, no end), `odd_cursor` (NUL in it), `no_users` (`users: null`)
 * - searches in lists: `unfiltered` (the list's first page, whoever is asked for, and no cursor), `finds_nobody`, `buried` (eight pages
 *   of alike names come first), `shown_only` (knows only whom a limited list shows), `bare_ok` (`ok` without `users`), `block_reason`
 *   (`unexpected_block_reason`)
 * - network: `reset`, `truncated`, `hang` (no answer until the caller leaves), `slow` (answers after `delayMs`),
 *   `500`, `502`, `503`, `504`, `408`, `gzip_bomb`
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export const LIST_FAULTS = [
  'E21',
  'E22',
  'E23',
  'empty_page',
  'first_page_again',
  'cursor_loop',
  'early_end',
  'empty_end',
  'duplicates',
  'limited',
  'cursor_refused',
  'odd_row',
  'odd_rows',
  'odd_types',
  'strange_names',
  'odd_cursor',
  'no_users',
] as const;

/** What searches in lists do; they change the page that is found. */
export const SEARCH_FAULTS = ['unfiltered', 'finds_nobody', 'buried', 'shown_only'] as const;

export const FAULT_KINDS = [
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'E6',
  'E7',
  'E8',
  'E9',
  'E10',
  'E11',
  'E12',
  'E13',
  'E14',
  'E15',
  'E16',
  'E17',
  'E18',
  'E19',
  'E20',
  ...LIST_FAULTS,
  ...SEARCH_FAULTS,
  'bare_ok',
  'block_reason',
  'E24',
  'E25',
  'E26',
  'E27',
  'E28',
  'E29',
  'E30',
  'reset',
  'truncated',
  'hang',
  'slow',
  '500',
  '502',
  '503',
  '504',
  '408',
  'gzip_bomb',
] as const;

export type FaultInput = {
  kind: FaultKind;
  /** Unless told: `list` for list faults, `look_up` for those of searches, both for soft blocks, else all that need a session. */
  surface?: Surface | Surface[] | undefined;
  list?: 'followers' | 'following' | undefined;
  username?: string | undefined;
  account?: string | undefined;
  /** The n-th page of a walk, from 1. */
  at?: { page?: number | undefined } | undefined;
  /** Spoiled answers: 1 unless `forMs` is given; `'always'` until cleared. */
  times?: number | 'always' | undefined;
  forMs?: number | undefined;
  /**
   * `answer`: this answer only. `dead`: the session dies. `soft_block`: lists fail until `forMs` (5 minutes) or
   * `times`. E3, E4, E6 and E7 are `dead` unless told.
   */
  flavour?: 'answer' | 'dead' | 'soft_block' | undefined;
  delayMs?: number | undefined;
  /** E8: `empty`, `html` or `json`. E17, E25, E28: the text. `odd_row`: what is odd. */
  body?: string | undefined;
  /** Seconds, a date, anything: sent as it is. */
  retryAfter?: number | string | undefined;
  status?: number | undefined;
  /** E16: where to. E12, E13, E15: the challenge address or path. */
  to?: string | undefined;
};

export type Fault = FaultInput & { number: number; left: number; until: number | null };

export type Occasion = {
  surface: Surface;
  list: string | null;
  profile: string | null;
  account: string | null;
  page: number | null;
};

const DEFINITIVE = new Set<FaultKind>(['E3', 'E4', 'E6', 'E7']);
const SOFT_BLOCK_MS = 5 * 60_000;

/** @throws {RangeError} an unknown kind. */
export function createFault(input: FaultInput, number: number): Fault {
  if (!FAULT_KINDS.includes(input.kind)) {
    throw new RangeError(`"${input.kind}" is no fault. Known: ${FAULT_KINDS.join(', ')}.`);
  }
  const flavour = input.flavour ?? (DEFINITIVE.has(input.kind) ? 'dead' : 'answer');
  const forMs = input.forMs ?? (flavour === 'soft_block' && input.times === undefined ? SOFT_BLOCK_MS : undefined);
  const times = input.times ?? (forMs === undefined ? 1 : 'always');
  return {
    ...input,
    flavour,
    forMs,
    surface: input.surface ?? usualSurface(input.kind, flavour),
    number,
    left: times === 'always' ? Number.POSITIVE_INFINITY : times,
    until: null,
  };
}

const ABOUT_SEARCHES: readonly FaultKind[] = [...SEARCH_FAULTS, 'bare_ok', 'block_reason'];

function usualSurface(kind: FaultKind, flavour: FaultInput['flavour']): Surface | Surface[] | undefined {
  if (ABOUT_SEARCHES.includes(kind)) return 'look_up';
  if (flavour === 'soft_block') return ['list', 'look_up'];
  return LIST_FAULTS.some((known) => known === kind) ? 'list' : undefined;
}

/** Takes the first matching fault and uses it up by one; null when none matches. */
export function takeFault(faults: Fault[], occasion: Occasion, nowMs: number): Fault | null {
  for (let index = faults.length - 1; index >= 0; index -= 1) {
    const fault = faults[index];
    if (fault && (fault.left <= 0 || (fault.until !== null && nowMs >= fault.until))) faults.splice(index, 1);
  }
  const fault = faults.find((candidate) => meets(candidate, occasion));
  if (!fault) return null;
  fault.left -= 1;
  if (fault.forMs !== undefined) fault.until ??= nowMs + fault.forMs;
  return fault;
}

const NEEDS_NO_SESSION = new Set<Surface>(['sign_in', 'second_factor', 'challenge', 'page', 'other']);

function meets(fault: Fault, occasion: Occasion): boolean {
  const { surface } = fault;
  if (surface === undefined && NEEDS_NO_SESSION.has(occasion.surface)) return false;
  if (surface !== undefined && ![surface].flat().includes(occasion.surface)) return false;
  if (fault.list && fault.list !== occasion.list) return false;
  if (fault.username && fault.username.toLowerCase() !== occasion.profile) return false;
  if (fault.account && fault.account.toLowerCase() !== occasion.account) return false;
  return fault.at?.page === undefined || fault.at.page === occasion.page;
}
