import { everyPage, walkPages } from './walk-pages.ts';
import { test } from './watched.ts';

test('every page is whole on a phone, in light and English and in dark and Russian', async ({ page }) => {
  const pages = await everyPage();
  await walkPages(page, pages, { theme: 'light', locale: 'en', size: 'phone' });
  await walkPages(page, pages, { theme: 'dark', locale: 'ru', size: 'phone' });
  await walkPages(page, { overview: '/' }, { theme: 'dark', locale: 'en', size: 'phone' });
});
