import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/geist-mono/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Toaster } from '#/components/ui/toaster.tsx';
import { clientMessages } from './_shared/client-messages.ts';
import { preferredTheme } from './_shared/preferences.ts';
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
        <NextIntlClientProvider messages={clientMessages(await getMessages())}>
          {children}
          <Toaster theme={theme} />
          <ZoneCookie />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
