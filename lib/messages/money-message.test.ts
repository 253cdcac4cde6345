import { describe, expect, it } from 'vitest';
import type { MoneyNotice } from '#/lib/outbox/money-notice.ts';
import { LANGUAGES } from '#/lib/platform/language.ts';
import { moneyMessage } from './money-message.ts';

const NOTICES: MoneyNotice[] = [
  { kind: 'payment_received', payload: { credits: 3, stars: 300 } },
  { kind: 'payment_refunded', payload: { credits: 2, stars: 300, missing: 1 } },
  { kind: 'credits_given', payload: { credits: 1, note: 'for <you> & me' } },
  { kind: 'credits_taken', payload: { credits: 5, note: null } },
  { kind: 'promo_credited', payload: { credits: 2, code: 'SPRING' } },
  { kind: 'invited_enough', payload: { credits: 1, invited: 10 } },
];

describe.each(LANGUAGES)('what a customer is told about credits in %s', (language) => {
  it.each(NOTICES)(
    '$kind: says how many, why, and what is there now; a button only with something to spend',
    (notice) => {
      const { html, keyboard } = moneyMessage(notice, 4, language);
      for (const fact of Object.values(notice.payload))
        if (typeof fact === 'number') expect(html).toContain(String(fact));
      expect(html).toMatch(/<b>4<\/b>\.$/);
      expect(html).not.toContain('<you>');
      expect(keyboard?.flat()).toHaveLength(1);
      expect(moneyMessage(notice, 0, language).keyboard).toBeUndefined();
    },
  );
});
