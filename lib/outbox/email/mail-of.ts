import type { Letter } from '../channel.ts';
import { anchor } from '../link-of.ts';
import type { Mail } from './sender.ts';

/** A letter as an e-mail, in plain text and simple HTML. Pure. */
export function mailOf(letter: Pick<Letter, 'language' | 'subject' | 'paragraphs' | 'page'>): Mail {
  const { language, subject, paragraphs, page } = letter;
  const all = page && !page.said ? [...paragraphs, anchor(page)] : paragraphs;
  return { subject, text: `${all.map(plain).join('\n\n')}\n`, html: htmlOf(all, language) };
}

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

function htmlOf(paragraphs: readonly string[], language: string): string {
  const inside = paragraphs.map((text) => `<p style="margin:0 0 16px">${text.replace(/\n/g, '<br>')}</p>`).join('');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="${BODY}"><div style="${CARD}">${inside}</div></body></html>`;
}
