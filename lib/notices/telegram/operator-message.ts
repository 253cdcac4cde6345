/** What operators read: what happened, in the same words in Telegram and by e-mail. Pure. */

import { figuresIn } from '#/lib/platform/figures.ts';
import type { Language } from '#/lib/platform/language.ts';
import { isReachable, linkOf } from '../link-of.ts';
import type { Deliverable, GoodNews } from '../load-deliverable.ts';
import type { Alarm, GivenUp, Question } from '../model.ts';
import type { TelegramMessage } from './sender.ts';
import { say } from './texts.ts';

/** To whom something is said. `dashboard` is the base address that links start with. */
export type Manner = { language: Language; dashboard: string; now: Date };

/** What there is to do, in the channel's own words, as HTML: everything else is said alike in all of them. */
export type NextStep = {
  /** How a question is answered; shorter in a reminder. */
  answer(asked: { question: string; link: string; reminder: boolean }): string;
  /** A link to the page that helps; null where a button leads there. */
  open(place: Place, link: string): string | null;
};

/** The page that helps against a trouble. */
type Place = 'attempt' | 'accounts' | 'check';

/** One notice as a message of Telegram. */
export function operatorMessage(told: Deliverable, manner: Manner): TelegramMessage {
  const { language, dashboard } = manner;
  const next: NextStep = {
    answer: ({ reminder, ...asked }) => say(language, reminder ? 'op-code-reminder-how' : 'op-code-how', asked),
    open: (place, link) =>
      isReachable(dashboard)
        ? null
        : say(language, 'op-open-link', { words: say(language, 'op-open', { place }), link }),
  };
  const html = operatorParagraphs(told, manner, next).join('\n\n');
  const place = placeOf(told);
  if (place === null || !isReachable(dashboard)) return { html };
  return { html, keyboard: [[{ text: say(language, 'op-open', { place }), url: linkOf(told, dashboard) }]] };
}

/** What a trouble leads to, in a word: one step for whoever reads of it. Null: its words hold the link, or it needs none. */
function placeOf({ kind }: Deliverable): Place | null {
  if (kind === 'refresh_failed') return 'attempt';
  if (kind === 'alarm' || kind === 'nothing_left') return 'accounts';
  return kind === 'check_given_up' ? 'check' : null;
}

/** One notice in words, as paragraphs of Telegram's HTML; e-mails say the same. */
export function operatorParagraphs(told: Deliverable, manner: Manner, next: NextStep): string[] {
  const { language, now, dashboard } = manner;
  const place = placeOf(told);
  const link = place && next.open(place, linkOf(told, dashboard));
  const said = [...paragraphs(told, manner, next), ...(link ? [link] : [])];
  if (!told.reminder) return said;
  const time = figuresIn(language).duration(now.getTime() - told.reminder.since.getTime());
  return [say(language, 'op-still', { time }), ...said];
}

/** How a question was settled. `goesOn`: its sign-in was not given up; a tap on a phone leaves no other trace here. */
type Outcome = {
  username: string;
  question: string;
  status: string;
  goesOn: boolean;
  by: string | null;
  door: string | null;
};

/** What became of a question: it stands where the question stood. */
export function outcomeMessage(outcome: Outcome, language: Language): TelegramMessage {
  const { username, status, by, door } = outcome;
  const said =
    outcome.question === 'approve_on_device'
      ? say(language, 'op-approval-outcome', {
          username,
          status: status === 'closed' && outcome.goesOn ? 'went_on' : status,
        })
      : say(language, 'op-code-outcome', { username, status });
  return { html: by ? `${said} ${say(language, 'op-code-by', { by, door: door ?? 'dashboard' })}` : said };
}

function paragraphs(told: Deliverable, { language, dashboard, now }: Manner, next: NextStep): string[] {
  const link = linkOf(told, dashboard);
  switch (told.kind) {
    case 'code_needed': {
      const { question } = told.payload;
      return [asking(told.payload, language), next.answer({ question, link, reminder: false })];
    }
    case 'code_reminder': {
      const { username, question, expiresAt } = told.payload;
      const time = figuresIn(language).duration(new Date(expiresAt).getTime() - now.getTime());
      const said = say(language, 'op-code-reminder', { username, question, time });
      return [`${said} ${next.answer({ question, link, reminder: true })}`];
    }
    case 'refreshed':
      return [say(language, 'op-refreshed', { username: told.payload.username })];
    case 'recovered':
      return [say(language, 'op-recovered', { username: told.payload.username })];
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
    case 'digest':
      return digest(told.news ?? [], language, link);
  }
}

function asking({ sentTo, wrongBefore, ...asked }: Question, language: Language): string {
  const to = sentTo ?? '';
  return say(language, 'op-code-needed', { ...asked, to, known: to ? 'yes' : 'no', again: wrongBefore ? 'yes' : 'no' });
}

/** How many checks the trouble holds up. */
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

/** Longer digests would not fit into one message of Telegram. */
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
