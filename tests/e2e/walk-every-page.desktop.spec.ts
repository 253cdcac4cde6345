import { everyPage, walkPages } from './walk-pages.ts';
import { test } from './watched.ts';

test('every page is whole on a desktop, in light and English and in dark and Russian', async ({ page }) => {
  const pages = await everyPage();
  await walkPages(page, pages, { theme: 'light', locale: 'en', size: 'desktop' });
  await walkPages(page, pages, { theme: 'dark', locale: 'ru', size: 'desktop' });
  await walkPages(page, { overview: '/' }, { theme: 'dark', locale: 'en', size: 'desktop' });
});
