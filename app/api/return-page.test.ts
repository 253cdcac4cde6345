import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RETURN_PAGE_POLICY, returnPage } from './return-page.ts';

describe.each(['success', 'fail'] as const)('the page after Robokassa: %s', (page) => {
  it('speaks the language of its reader, and leads back to the chat where one is known', () => {
    const russian = returnPage(page, { language: 'ru', botUsername: 'mutuals_bot' });
    expect(russian).toContain('<html lang="ru">');
    expect(russian).toContain('<a href="https://t.me/mutuals_bot">Вернуться в чат</a>');
    expect(returnPage(page, { language: 'en', botUsername: null })).not.toContain('<a ');
  });

  it('may use its own style sheet, as the browser reads it, and nothing else', () => {
    const [, style = ''] =
      /<style>([\s\S]*)<\/style>/.exec(returnPage(page, { language: 'en', botUsername: null })) ?? [];
    expect(RETURN_PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(RETURN_PAGE_POLICY).toMatch(/^default-src 'none'; style-src '[^' ]+'; sandbox /);
  });
});
