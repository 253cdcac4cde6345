/** What is the same thing is called the same by the bot, in notices and in the dashboard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RUSSIAN = ['bot/locales/ru.ftl', 'lib/messages/locales/ru.ftl', 'app/_shared/locales/ru.json'];

it.each(RUSSIAN)('an account that Instagram suspended is «приостановлен», and nothing else, in %s', (path) => {
  const text = readFileSync(join(import.meta.dirname, '..', path), 'utf8');
  expect(text).toMatch(/приостанов/i);
  expect(text).not.toMatch(/заблокирова/i);
});
