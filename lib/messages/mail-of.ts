import type { Mail } from '#/lib/outbox/email/sender.ts';
import type { Language } from '#/lib/platform/language.ts';
import { escapeHtml } from '#/lib/platform/phrasebook.ts';
import { openCatalogue } from '#/lib/platform/texts.ts';
import en from './email/locales/en.json' with { type: 'json' };
import ru from './email/locales/ru.json' with { type: 'json' };
import type { Deliverable } from './load-deliverable.ts';
import { type Manner, type NextStep, operatorParagraphs } from './operator-message.ts';

const mailTexts = openCatalogue({ en, ru });

/**
 * A notice as an e-mail, as plain text and as simple HTML. What happened is said as operators read it in Telegram; the subject,
 * and what there is to do, are an e-mail's own. Pure.
 */
export function mailOf(told: Deliverable, manner: Manner): Mail {
  const paragraphs = operatorParagraphs(told, manner, nextStep(manner.language));
  return {
    subject: subjectOf(told, manner.language),
    text: `${paragraphs.map(plain).join('\n\n')}\n`,
    html: page(paragraphs, manner.language),
  };
}

/** What happened, and to whom. */
function subjectOf({ kind, payload, reminder }: Deliverable, language: Language): string {
  const t = mailTexts(language);
  const username = 'username' in payload ? (payload.username ?? '') : '';
  const subject = t(`subject.${kind}`, { username, question: 'question' in payload ? payload.question : '' });
  return reminder ? t('still', { subject }) : subject;
}

function nextStep(language: Language): NextStep {
  const t = mailTexts(language);
  const anchor = (words: string, link: string) => `<a href="${escapeHtml(link)}">${words}</a>`;
  return {
    answer: ({ question, link, reminder }) => {
      const page = anchor(t('codePage', { question }), link);
      return reminder ? page : `${t('answer', { question })} ${page}`;
    },
    open: (place, link) => anchor(t(`open.${place}`), link),
  };
}

/** Telegram's HTML as plain text; a link becomes its words and its address. */
function plain(html: string): string {
  return html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, '$2: $1')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const BODY =
  'margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif;color:#1c1917;background:#fafaf9';
const CARD = 'max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e7e5e4;border-radius:12px';

function page(paragraphs: string[], language: string): string {
  const inside = paragraphs.map((text) => `<p style="margin:0 0 16px">${text.replace(/\n/g, '<br>')}</p>`).join('');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="${BODY}"><div style="${CARD}">${inside}</div></body></html>`;
}
