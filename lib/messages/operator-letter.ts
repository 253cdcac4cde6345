/** What operators read, the same words on every channel. Pure. */

import type { ChannelForm, Letter, Page } from '#/lib/outbox/channel.ts';
import { linkOf } from '#/lib/outbox/link-of.ts';
import { priceText } from '#/lib/outbox/money-notice.ts';
import { actionsOf } from '#/lib/outbox/notice-actions.ts';
import type { GoodNews } from '#/lib/outbox/read-digest.ts';
import type { Alarm, GivenUp, Question } from '#/lib/outbox/schema.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { Language } from '#/lib/platform/language.ts';
import type { Deliverable } from './load-deliverable.ts';
import { say } from './texts.ts';

/** `dashboard`: the base address of links. */
export type Manner = { language: Language; dashboard: string; now: Date; form: ChannelForm };

type Words = Pick<Letter, 'language' | 'subject' | 'paragraphs' | 'page' | 'actions'>;

/** One notice in words. */
export function letterOf(told: Deliverable, manner: Manner): Words {
  const { language } = manner;
  return {
    ...{ language, subject: subjectOf(told, manner) },
    ...{ paragraphs: paragraphsOf(told, manner), page: pageOf(told, manner) },
    actions: actionsOf(told).map((action) => ({
      action,
      words: say(language, `op-button-${action}`, { credits: told.asker?.credits ?? 0 }),
    })),
  };
}

function subjectOf({ kind, payload, reminder }: Deliverable, { language }: Manner): string {
  const username = 'username' in payload ? (payload.username ?? '') : '';
  const question = 'question' in payload ? payload.question : '';
  const subject = say(language, `op-subject-${kind}`, { username, question });
  return reminder ? say(language, 'op-subject-still', { subject }) : subject;
}

function pageOf(told: Deliverable, { language, dashboard }: Manner): Page | null {
  const place = placeOf(told);
  if (place === null) return null;
  const page = { words: say(language, 'op-open', { place }), link: linkOf(told, dashboard) };
  return place === 'code' ? { ...page, said: true } : page;
}

/** Null: its words hold the link, or it needs none. */
function placeOf({ kind }: Deliverable): string | null {
  if (kind === 'code_needed' || kind === 'code_reminder') return 'code';
  if (kind === 'refresh_failed') return 'attempt';
  if (kind === 'alarm' || kind === 'nothing_left') return 'accounts';
  if (kind === 'access_asked') return 'customer';
  return kind === 'check_given_up' ? 'check' : null;
}

function paragraphsOf(told: Deliverable, manner: Manner): string[] {
  const said = paragraphs(told, manner);
  if (!told.reminder) return said;
  const { language, now } = manner;
  const time = figuresIn(language).duration(now.getTime() - told.reminder.since.getTime());
  return [say(language, 'op-still', { time }), ...said];
}

function paragraphs(told: Deliverable, manner: Manner): string[] {
  const { language, dashboard, now } = manner;
  const link = linkOf(told, dashboard);
  switch (told.kind) {
    case 'code_needed': {
      const { question } = told.payload;
      return [asking(told.payload, language), howToAnswer({ question, link, reminder: false }, manner)];
    }
    case 'code_reminder': {
      const { username, question, expiresAt } = told.payload;
      const time = figuresIn(language).duration(new Date(expiresAt).getTime() - now.getTime());
      const said = say(language, 'op-code-reminder', { username, question, time });
      return [`${said} ${howToAnswer({ question, link, reminder: true }, manner)}`];
    }
    case 'refreshed':
    case 'recovered':
      return [say(language, `op-${told.kind}`, { username: told.payload.username })];
    case 'refresh_failed': {
      const { username, failure, needsPerson } = told.payload;
      const next = needsPerson ? 'op-remedy' : 'op-tries-again';
      return [
        say(language, 'op-refresh-failed', { username, failure }),
        `${say(language, next, { cause: failure, username })} ${hangs(told, language)}`,
      ];
    }
    case 'handed_in':
      return [say(language, 'op-handed-in', { ...told.payload, link })];
    case 'security': {
      const { what, by, subject } = told.payload;
      return [say(language, 'op-security', { what, by, subject }), say(language, 'op-security-next', { what, link })];
    }
    case 'nothing_left':
      return [say(language, 'op-nothing-left', { waiting: told.payload.waitingChecks })];
    case 'alarm':
      return alarm(told.payload, hangs(told, language), language);
    case 'check_given_up':
      return givenUp(told.payload, language);
    case 'contract_broken': {
      const { surface, verdict, fallback } = told.payload;
      const so = fallback === null ? 'untried' : fallback ? 'works' : 'fails';
      return [say(language, 'op-contract-broken', { surface, verdict }), say(language, 'op-contract-fallback', { so })];
    }
    case 'contract_restored':
      return [say(language, 'op-contract-restored', { surface: told.payload.surface })];
    case 'backup_failed': {
      const { failure, lastAt } = told.payload;
      const ago = lastAt === null ? '' : figuresIn(language).duration(now.getTime() - new Date(lastAt).getTime());
      return [
        say(language, 'op-backup-failed', { failure }),
        say(language, 'op-backup-last', { ago, known: lastAt === null ? 'no' : 'yes' }),
      ];
    }
    case 'intrusion': {
      const { what, who, times } = told.payload;
      return [say(language, 'op-intrusion', { what, who: who ?? '', times, link })];
    }
    case 'money_differs': {
      const { what, detail, chargeId: charge } = told.payload;
      const price = priceText(told.payload);
      const said = say(language, 'op-money-differs', { what, price, detail: (detail ?? '').slice(0, MOST_DETAIL) });
      return charge ? [said, say(language, 'op-money-charge', { charge })] : [said];
    }
    case 'access_asked':
      return [say(language, 'op-access-asked', { name: told.asker?.name ?? '', id: told.payload.customerId })];
    case 'digest':
      return digest(told.news ?? [], language, link);
  }
}

function howToAnswer(
  { reminder, ...asked }: { question: string; link: string; reminder: boolean },
  { language, form }: Manner,
): string {
  if (form === 'chat') return say(language, reminder ? 'op-code-reminder-how' : 'op-code-how', asked);
  const page = say(language, 'op-code-page', asked);
  return reminder ? page : `${say(language, 'op-code-elsewhere', asked)} ${page}`;
}

function asking({ sentTo, wrongBefore, ...asked }: Question, language: Language): string {
  const to = sentTo ?? '';
  return say(language, 'op-code-needed', { ...asked, to, known: to ? 'yes' : 'no', again: wrongBefore ? 'yes' : 'no' });
}

function hangs({ waiting = 0 }: Deliverable, language: Language): string {
  return say(language, 'op-hangs', { waiting });
}

function alarm({ verdict, outline, username }: Alarm, hanging: string, language: Language): string[] {
  const said =
    username === null
      ? say(language, 'op-alarm', { verdict })
      : say(language, 'op-alarm-account', { verdict, username });
  const detail = outline ? [say(language, 'op-alarm-detail', { detail: outline.slice(0, MOST_DETAIL) })] : [];
  const remedy = say(language, 'op-remedy', {
    cause: username === null ? 'surface' : verdict,
    username: username ?? '',
  });
  return [said, ...detail, username === null ? remedy : `${remedy} ${hanging}`];
}

function givenUp({ username, cause, detail, times }: GivenUp, language: Language): string[] {
  const said = say(language, 'op-check-given-up', { username, cause, times });
  const next = say(language, 'op-check-given-up-next', { cause });
  return detail
    ? [said, say(language, 'op-alarm-detail', { detail: detail.slice(0, MOST_DETAIL) }), next]
    : [said, next];
}

const MOST_DETAIL = 600;

/** Longer digests do not fit into one message of Telegram. */
const MOST_LINES = 30;

function digest(news: GoodNews[], language: Language, link: string): string[] {
  const lines = news
    .slice(0, MOST_LINES)
    .map(({ username, times, recovered }) =>
      say(language, 'op-digest-line', { username, times, after: recovered ? 'trouble' : 'nothing' }),
    );
  const more = news.length - lines.length;
  if (more > 0) lines.push(say(language, 'op-digest-more', { more }));
  return [
    say(language, 'op-digest', { accounts: news.length }),
    lines.join('\n'),
    say(language, 'op-digest-link', { link }),
  ];
}
