import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { chooseLocale, chooseSlimRail, chooseTheme, searchAction, signOutAction } from '#/app/_shared/frame-actions.ts';
import { MaintenanceStrip } from '#/app/_shared/maintenance-strip.tsx';
import { needsOf } from '#/app/_shared/needs.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { preferredLocale, preferredTheme } from '#/app/_shared/preferences.ts';
import { OwnProvingWays } from '#/app/_shared/proving-ways.tsx';
import { SpokenTexts } from '#/app/_shared/spoken-texts.tsx';
import { Frame } from '#/components/frame/frame.tsx';
import { MOST_NOTICES, SEEN_COOKIE, seenUntil } from '#/components/notices/bell-notice.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';

const ACTIONS = { theme: chooseTheme, locale: chooseLocale, slim: chooseSlimRail, search: searchAction };

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const t = await getTranslations('frame');
  const [needs, notices, theme, locale, jar] = await Promise.all([
    needsOf(ctx),
    listBell(ctx, { limit: MOST_NOTICES, by: ctx.by }),
    preferredTheme(),
    preferredLocale(),
    cookies(),
  ]);
  return (
    <SpokenTexts area="dashboard">
      <Frame
        person={{ name: ctx.operator.name, role: t(`role.${ctx.operator.role}`) }}
        needs={needs.length}
        bell={{ told: notices.map(({ at }) => at.getTime()), seen: seenUntil(jar.get(SEEN_COOKIE)?.value) }}
        theme={theme}
        locale={locale}
        slim={jar.get('rail')?.value === 'slim'}
        actions={ACTIONS}
        onSignOut={signOutAction}
      >
        <MaintenanceStrip ctx={ctx} />
        <OwnProvingWays ctx={ctx}>{children}</OwnProvingWays>
      </Frame>
    </SpokenTexts>
  );
}
