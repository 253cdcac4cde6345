/** A session that is eight minutes old, of an account whose ten sessions before lived for one to ten minutes; and a young pool. */
import { NextIntlClientProvider } from 'next-intl';
import { createRoot } from 'react-dom/client';
import en from '#/app/_shared/locales/en.json';
import { ExposureMeters } from '#/components/accounts/exposure-meters.tsx';
import { SessionOutlook } from '#/components/accounts/session-outlook.tsx';
import { FORMATS } from '#/lib/platform/formats.ts';
import { survivalCurveOf } from './survival-curve-of.ts';

const MINUTE_MS = 60_000;
const now = new Date();
const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS);
const session = { accountId: 'a', generationId: 'g', aliveSince: at(-8), earlyAt: at(52), cookiesEndAt: null };
const known = {
  ...session,
  basis: 'account' as const,
  deaths: 10,
  curve: survivalCurveOf([1, 2, 3, 4, 5, 6, 7, 8.5, 9, 10].map((minutes) => minutes * MINUTE_MS)),
  refreshAt: at(45),
};
const unknown = {
  ...session,
  basis: 'default' as const,
  deaths: 2,
  curve: survivalCurveOf([1, 2].map((minutes) => minutes * MINUTE_MS)),
  refreshAt: at(-1),
};

const exposure = {
  entries: { hour: { used: 8_500, limit: 10_000 }, day: { used: 12_000, limit: 200_000 } },
  lookUps: { hour: { used: 306, limit: 400 }, day: { used: 306, limit: 8_000 } },
};
const compared = {
  ...{ kind: 'compared' as const, perDay: 4_000, ended: 'sooner' as const },
  lighter: { sessions: 12, deaths: 5, earlyMs: 10 * MINUTE_MS, halfMs: null },
  heavier: { sessions: 11, deaths: 9, earlyMs: MINUTE_MS, halfMs: 30 * MINUTE_MS },
};

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <NextIntlClientProvider locale="en" timeZone="UTC" formats={FORMATS} messages={en} now={now}>
      <div id="known">
        <SessionOutlook outlook={known} alone />
      </div>
      <div id="unknown">
        <SessionOutlook outlook={unknown} alone />
      </div>
      <div id="compared">
        <ExposureMeters exposure={exposure} reading={compared} />
      </div>
      <div id="too-few">
        <ExposureMeters exposure={exposure} reading={{ kind: 'too_few', sessions: 6, deaths: 2, needed: 5 }} />
      </div>
    </NextIntlClientProvider>,
  );
