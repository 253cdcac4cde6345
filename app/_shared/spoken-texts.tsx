import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Area, clientMessages } from './client-messages.ts';

/** Hands over the texts of this part of the product to its components in the browser. */
export async function SpokenTexts({ area, children }: { area: Area; children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={clientMessages(await getMessages(), area)}>{children}</NextIntlClientProvider>
  );
}
