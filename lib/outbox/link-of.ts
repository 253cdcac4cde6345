import { escapeHtml } from '#/lib/platform/phrasebook.ts';
import type { Page } from './channel.ts';
import type { OperatorNotice, SecurityEvent } from './schema.ts';

/** The page of the dashboard that a notice leads to. Pure. */
export function linkOf(notice: OperatorNotice, dashboard: string): string {
  return `${dashboard}${placeOf(notice)}`;
}

/** The page on which a code is typed. Pure. */
export function linkOfChallenge(challengeId: string, dashboard: string): string {
  return `${dashboard}/codes/${challengeId}`;
}

function placeOf(notice: OperatorNotice): string {
  switch (notice.kind) {
    case 'code_needed':
    case 'code_reminder':
      return linkOfChallenge(notice.payload.challengeId, '');
    case 'refreshed':
    case 'recovered':
    case 'refresh_failed':
      return `/refreshes/${notice.payload.attemptId}`;
    case 'check_given_up':
      return `/checks/${notice.payload.checkId}`;
    case 'handed_in':
      return `/accounts/${notice.payload.accountId}`;
    case 'access_asked':
      return `/customers/${notice.payload.customerId}`;
    case 'security':
      return isOfOwnSignIn(notice.payload.what) ? '/settings' : '/audit';
    case 'nothing_left':
    case 'alarm':
    case 'digest':
      return '/accounts';
    case 'intrusion':
      return '/settings';
    case 'contract_broken':
    case 'contract_restored':
    case 'backup_failed':
    case 'money_differs':
      return '/';
  }
}

/** A link in HTML; its words are HTML already. */
export function anchor({ words, link }: Page): string {
  return `<a href="${escapeHtml(link)}">${words}</a>`;
}

/** Whether Telegram takes an address for a button: not one of this machine or its house. */
export function isReachable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname.includes('.') && !PRIVATE.test(hostname);
}

const PRIVATE = /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.|^\[|\.(local|localhost|internal|test)$/i;

/** What happens to the sign-in of one person is mended in the settings, which everybody may open; the rest, owners see in the log. */
function isOfOwnSignIn(what: SecurityEvent): boolean {
  return !['new_owner', 'token_made', 'foreign_session'].includes(what);
}
