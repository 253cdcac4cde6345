/**
 * From observations to verdicts (docs/facts/refusals.md, #dead-or-limited). The first row that applies decides:
 * definite signs, places, tokens and structure, status codes, then sentences and the list itself. Only E3, E4, E7 (and
 * E14) end a session at once. Dead session or soft block: `unclear`.
 */
import type { Refusal } from '../model.ts';
import type { Observation } from './observation.ts';
import { outlineOf } from './outline.ts';
import {
  hasOddCursor,
  isDeadEnd,
  isDone,
  isMostlyOdd,
  isRepeatedCursor,
  isSentence,
  isUnknownPage,
  isUnread,
  isWithheld,
  leadsTo,
  refusesWith,
  says,
  showsLogin,
} from './predicates.ts';
import { retryAfter } from './retry-after.ts';

export type VerdictRow = {
  /** Row of docs/facts/refusals.md, or a name where there is none. */
  id: string;
  /** What was seen, for people; unique. Alarms and logs may show it. */
  seen: string;
  when: (o: Observation) => boolean;
  verdict: (o: Observation, now: Date) => Refusal;
};

/** An observation that no row refuses is a page if its reading holds a value. */
// biome-ignore format: one row, one line: it is read as a table
export const VERDICT_TABLE: readonly VerdictRow[] = [
  // Definite about account or session.
  row('E14', 'suspended, announced in JSON', (o) => o.announced?.to === 'suspended', is('suspended')),
  row('E14', 'account that waits for its deletion', (o) => o.said.offersToStay, challenged),
  row('E14', 'inactive account', (o) => says(o, 'inactive user'), is('suspended')),
  row('E16', 'redirect to the suspended page', (o) => o.redirect?.to === 'suspended', is('suspended')),
  row('E7', 'sessionid deleted', (o) => o.endsSession, is('signed_out')),
  row('E3', 'login_required', (o) => says(o, 'login_required') || o.said.loggedOut, is('signed_out')),
  row('E4', 'user_has_logged_out', (o) => says(o, 'user_has_logged_out'), is('signed_out')),
  row('E29', 'server trouble', (o) => o.status >= 500 || o.status === 408, (o) => unreachable(`http_${o.status}`)),

  // Where the answer leads.
  row('E15', 'automated-behaviour warning', (o) => leadsTo(o, 'warning'), (o) => ({ verdict: 'warning', url: humanUrl(o) })),
  row('E16', 'redirect to a page for a person', (o) => o.redirect?.to === 'challenge', challenged),
  row('E16', 'browser no longer supported', (o) => leadsTo(o, 'unsupported'), is('wrong_identity')),
  row('E5', 'login page in place of the own settings', (o) => o.surface === 'account' && (leadsTo(o, 'login') || showsLogin(o)), is('signed_out')),
  row('E5', 'the login page', (o) => leadsTo(o, 'login'), is('unclear')),
  row('E6', 'the home page', (o) => leadsTo(o, 'home'), is('unclear')),

  // Tokens and structure.
  row('E18', 'useragent mismatch', (o) => says(o, 'useragent mismatch', 'needs_upgrade'), is('wrong_identity')),
  row('E13', 'challenge_required', (o) => says(o, 'challenge_required', 'checkpoint_challenge_required'), challenged),
  row('E12', 'checkpoint_required', (o) => says(o, 'checkpoint_required') || o.said.checkpoint || /captcha|challenge|checkpoint/.test(o.said.errorStyle), challenged),
  row('E16', 'consent or region asked for', (o) => says(o, 'consent_required', 'geoblock_required'), challenged),
  row('E8', 'too many requests', (o) => o.status === 429, throttled),
  row('E9', 'action block', (o) => says(o, 'feedback_required') || o.said.feedback, throttled),
  row('E9', 'search blocked', (o) => says(o, 'unexpected_block_reason'), throttled),
  row('E10', 'spam flag', (o) => o.said.spam, throttled),
  row('E11', 'rate_limit_error', (o) => says(o, 'rate_limit_error', 'sentry_block') || o.said.errorStyle.includes('rate_limit'), throttled),
  row('E1', 'require_login', (o) => o.said.requireLogin || o.said.errorCode === 1357001, is('unclear')),
  row('E2', '401 that does not ask for a login', (o) => o.status === 401 && o.said.status === 'fail' && isSentence(o.said.message), throttled),
  row('E2', 'asked to wait, under another status', (o) => o.said.status === 'fail' && o.said.message.includes('wait a few minutes'), throttled),
  row('E27', 'GraphQL forbidden', (o) => o.surface === 'graphql_list' && o.status === 403 && o.said.status === null, is('endpoint_retired')),
  row('E1', '401 or 403 without a reason', (o) => o.status === 401 || o.status === 403, is('unclear')),
  row('E29', 'asked to reload', (o) => o.said.errorCode === 1357004, () => unreachable('reload')),
  row('E28', 'fault of the server behind 400', (o) => o.status === 400 && /laser\.provider|^counter get error/.test(o.said.message), () => unreachable('server_fault')),
  row('E19', 'not authorized to view user', (o) => o.status === 400 && says(o, 'not authorized to view user'), is('target_private')),
  row('E20', 'unable to fetch the list', (o) => o.status === 400 && o.said.message.startsWith('unable to fetch follow'), is('target_missing')),
  row('E17', 'masked challenge', (o) => o.status === 404 && o.text === 'Not Found', () => ({ verdict: 'challenged', url: null })),
  row('E25', 'no such profile', (o) => o.status === 404 && (o.surface === 'profile' || o.said.status === 'fail'), is('target_missing')),
  row('E25', 'no such address', (o) => o.status === 404 || o.status === 410, is('endpoint_retired')),

  // GraphQL refusals: HTTP 200 with errors and no data.
  row('E26', 'block inside GraphQL errors', (o) => refusesWith(o, /feedback_required|rate[ _]limit|wait a few minutes/), throttled),
  row('E26', 'challenge inside GraphQL errors', (o) => refusesWith(o, /checkpoint_required|challenge_required|captcha/), challenged),
  row('E26', 'sign-out inside GraphQL errors', (o) => refusesWith(o, /login_required|user_has_logged_out/), is('signed_out')),
  row('E26', 'GraphQL refusal', (o) => refusesWith(o, /(?:)/), is('endpoint_retired')),

  // An unknown 400 after a cursor is about the cursor: the list starts over (docs/facts/refusals.md#cursors,
  // docs/facts/reliability.md#faults).
  row('cursor_refused', '400 on a followed cursor', (o) => o.status === 400 && o.cursor !== null, is('cursor_refused')),
  row('E28', 'GraphQL query refused', (o) => o.status === 400 && o.surface === 'graphql_list', is('endpoint_retired')),
  row('E28', 'invalid request, as retired addresses answer', (o) => o.status === 400 && says(o, 'invalid request'), is('endpoint_retired')),

  // Not the expected kind of body.
  row('E29', 'body cut off', (o) => o.shape === 'broken', (o) => unreachable(o.broken ?? 'truncated')),
  row('E24', 'login page in place of data', showsLogin, is('unclear')),
  row('E24', 'the site in place of data', (o) => isUnread(o) && o.page === 'app', is('endpoint_retired')),
  row('E24', 'an unknown page of the site in place of data', isUnknownPage, unrecognised),
  row('E24', 'no JSON', (o) => isUnread(o) && o.shape !== 'json', () => unreachable('not_json')),
  row('E30', 'status fail', (o) => isDone(o) && o.said.status === 'fail', () => unreachable('declared_failure')),

  // The list or person itself.
  row('odd_rows', 'most rows unreadable', isMostlyOdd, unrecognised),
  row('odd_cursor', 'a cursor that cannot be kept', hasOddCursor, unrecognised),
  row('E25', 'user is null', (o) => isDone(o) && o.reading.kind === 'no_user', is('target_missing')),
  row('E21', 'list is null', (o) => isDone(o) && o.reading.kind === 'no_list', is('target_private')),
  row('E21', 'GraphQL list withheld', (o) => o.surface === 'graphql_list' && isWithheld(o), is('list_withheld')),
  row('E23', 'REST list withheld', (o) => o.surface === 'rest_list' && isWithheld(o), is('list_withheld')),
  row('E22', 'more is promised without a cursor', isDeadEnd, (o) => ({ verdict: o.cursor === null ? 'list_withheld' : 'cursor_refused' })),
  row('cursor_repeated', 'the cursor asked for came back', isRepeatedCursor, is('cursor_refused')),
];

function row(id: string, seen: string, when: VerdictRow['when'], verdict: VerdictRow['verdict']): VerdictRow {
  return { id, seen, when, verdict };
}

type Plain = Exclude<Refusal['verdict'], 'throttled' | 'challenged' | 'warning' | 'unreachable' | 'unrecognised'>;

function is(verdict: Plain): () => Refusal {
  return () => ({ verdict });
}

function throttled(o: Observation, now: Date): Refusal {
  return { verdict: 'throttled', until: retryAfter(o.retryAfter, now) };
}

function challenged(o: Observation): Refusal {
  return { verdict: 'challenged', url: humanUrl(o) };
}

function unreachable(cause: string): Refusal {
  return { verdict: 'unreachable', cause };
}

function unrecognised(o: Observation): Refusal {
  return { verdict: 'unrecognised', outline: outlineOf(o) };
}

/** Where a person can settle it; null when no address may be offered. */
function humanUrl(o: Observation): string | null {
  return (o.redirect ?? o.announced)?.url ?? null;
}
