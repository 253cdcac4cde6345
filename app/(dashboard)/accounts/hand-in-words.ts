import { getFormatter, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { hasText } from '#/components/ui/has-text.ts';
import type { HandedIn } from '#/lib/sessions/hand-in-session.ts';
import { type NoSession, noSessionOf } from '#/lib/sessions/material/no-session.ts';

type NotTaken = Extract<HandedIn, { ok: false }>;

/** Why a session was not taken, in the operator's language. */
export async function notTakenWords(handed: NotTaken): Promise<string> {
  const t = await getTranslations('accounts');
  switch (handed.reason) {
    case 'no_session':
      return noSessionWords(handed.found);
    case 'refused': {
      const key = `refused.${handed.verdict}`;
      return hasText(t, key) ? t(key) : t('refused.other');
    }
    case 'foreign': {
      const { expected, username, instagramId } = handed;
      const whose = username ? 'name' : instagramId ? 'id' : 'nobody';
      return t('foreign', { expected, whose, username: username ?? '', id: instagramId ?? '–' });
    }
    case 'unknown_account':
      return t('refused.other');
  }
}

/** For a text refused untried; null when the issue says nothing. */
export async function unreadableWords(error: z.ZodError): Promise<string | null> {
  const [issue] = error.issues.filter(({ path }) => path[0] === 'sessionId');
  const found = noSessionOf(issue);
  return found && noSessionWords(found);
}

async function noSessionWords(found: NoSession): Promise<string> {
  const [t, format] = await Promise.all([getTranslations('accounts.noSession'), getFormatter()]);
  switch (found.why) {
    case 'other_site':
      return t('other_site', { sites: format.list(found.sites) });
    case 'no_sessionid':
      return t('no_sessionid', { names: found.names.join(', ') });
    case 'expired':
      return t('expired', { date: format.dateTime(found.at, 'day') });
    case 'two_sessions':
      return t('two_sessions', { masked: format.list(found.masked) });
    default:
      return t(found.why);
  }
}
