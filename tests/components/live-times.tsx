/** What a page with live traffic does to its times: every quarter of a second the server's answer brings a new "now". */
import { NextIntlClientProvider } from 'next-intl';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import en from '#/app/_shared/locales/en.json';
import { Elapsed } from '#/components/ui/elapsed.tsx';
import { RelativeTime } from '#/components/ui/relative-time.tsx';
import { FORMATS } from '#/lib/platform/formats.ts';

const REFRESHED_EVERY_MS = 250;
const begin = new Date();

function LiveTimes() {
  const [now, setNow] = useState(begin);
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), REFRESHED_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" formats={FORMATS} messages={en} now={now}>
      <p id="ago">
        <RelativeTime at={begin} />
      </p>
      <p id="ahead">
        <RelativeTime at={new Date(begin.getTime() + 90_000)} />
      </p>
      <p id="running">
        <Elapsed from={begin} until={null} />
      </p>
      <p id="ended">
        <Elapsed from={begin} until={new Date(begin.getTime() + 5_000)} />
      </p>
    </NextIntlClientProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<LiveTimes />);
