import type { Deliverable } from '../load-deliverable.ts';
import { type Manner, operatorParagraphs, operatorSubject } from '../telegram/operator-message.ts';
import type { Mail } from './sender.ts';

/** A notice as an e-mail: the words that operators read in Telegram, as plain text and as simple HTML. Pure. */
export function mailOf(told: Deliverable, manner: Omit<Manner, 'channel'>): Mail {
  const paragraphs = operatorParagraphs(told, { ...manner, channel: 'email' });
  return {
    subject: operatorSubject(told, manner.language),
    text: `${paragraphs.map(plain).join('\n\n')}\n`,
    html: page(paragraphs, manner.language),
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
