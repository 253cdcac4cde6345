import { expect, it } from 'vitest';
import { escapeHtml } from './phrasebook.ts';

it('a name becomes no tag, no link and turns no line around', () => {
  expect(escapeHtml('<a href="x">&\u202edcba</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;dcba&lt;/a&gt;');
});
