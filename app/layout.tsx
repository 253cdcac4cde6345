import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/geist-mono/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Toaster } from '#/components/ui/toaster.tsx';
import { preferredTheme } from './_shared/preferences.ts';
import { SpokenTexts } from './_shared/spoken-texts.tsx';
import { ZoneCookie } from './_shared/zone-cookie.tsx';

export const metadata: Metadata = {
  title: { default: 'Mutuals', template: '%s · Mutuals' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f9fb' },
    { media: '(prefers-color-scheme: dark)', color: '#0d0f14' },
  ],
  viewportFit: 'cover',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await preferredTheme();
  return (
    <html lang={await getLocale()} data-theme={theme} suppressHydrationWarning>
      <body>
        <SpokenTexts area="everywhere">
          {children}
          <Toaster theme={theme} />
          <ZoneCookie />
        </SpokenTexts>
      </body>
    </html>
  );
}
