/** Where people land after Robokassa's page: back to the chat. Without scripts; its one style sheet is named in the headers. */
import { createHash } from 'node:crypto';
import type { Language } from '#/lib/platform/language.ts';

const WORDS = {
  success: {
    ru: [
      'Спасибо!',
      'Когда Robokassa подтвердит оплату, проверки появятся на балансе и бот напишет. Обычно это минута.',
    ],
    en: [
      'Thank you!',
      'As soon as Robokassa confirms the payment, the credits are on your balance and the bot writes to you. That usually takes a minute.',
    ],
  },
  fail: {
    ru: [
      'Оплаты не было',
      'Счёт не оплачен. Если деньги всё же списаны, бот напишет, как только они придут; о чём угодно спросить можно в /paysupport.',
    ],
    en: [
      'Nothing was paid',
      'This invoice was not paid. If money was taken all the same, the bot writes to you as soon as it is here; ask about anything with /paysupport.',
    ],
  },
} as const;

const BACK = { ru: 'Вернуться в чат', en: 'Back to the chat' } as const;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100svh; margin: 0; padding: 1.5rem; box-sizing: border-box;
  background: light-dark(#fcfcfd, #0e0f13); color: light-dark(#1b1c22, #eeeef2); }
main { max-width: 26rem; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; }
p { margin: 0 0 1.5rem; color: light-dark(#5b5d6b, #a9abb8); text-wrap: pretty; }
a { display: inline-block; padding: .65rem 1.1rem; border-radius: .6rem; background: #6d43e0; color: #fff; font-weight: 500; text-decoration: none; }
a:focus-visible { outline: 2px solid #a78bfa; outline-offset: 2px; }`;

/** Allows the page its style sheet, and nothing else. */
export const RETURN_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; sandbox allow-top-navigation-by-user-activation`;

type Shown = { language: Language; botUsername: string | null };

/** @param shown.botUsername null: no link back is shown. */
export function returnPage(page: keyof typeof WORDS, { language, botUsername }: Shown): string {
  const [title, text] = WORDS[page][language];
  const link = botUsername ? `<a href="https://t.me/${botUsername}">${BACK[language]}</a>` : '';
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">';
  return `<!doctype html><html lang="${language}"><head>${head}<title>Mutuals · ${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${text}</p>${link}</main></body></html>`;
}
