/** Where people land after Robokassa's page: back to the chat. Without scripts and styles: the headers allow none. */

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

/** @param botUsername null: no link back is shown. */
export function returnPage(page: keyof typeof WORDS, botUsername: string | null): string {
  const parts = (['ru', 'en'] as const).map((language) => {
    const [title, text] = WORDS[page][language];
    const link = botUsername ? `<p><a href="https://t.me/${botUsername}">${BACK[language]}</a></p>` : '';
    return `<section lang="${language}"><h1>${title}</h1><p>${text}</p>${link}</section>`;
  });
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">';
  return `<!doctype html><html lang="ru"><head>${head}<title>Mutuals</title></head><body>${parts.join('')}</body></html>`;
}
