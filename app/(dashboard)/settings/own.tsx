import { getTranslations } from 'next-intl/server';
import { browserName } from '#/app/_shared/browser-name.ts';
import { chooseLocale, chooseTheme } from '#/app/_shared/frame-actions.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { preferredLocale, preferredTheme } from '#/app/_shared/preferences.ts';
import { LookForm } from '#/components/settings/look-form.tsx';
import { PasswordForm } from '#/components/settings/password-form.tsx';
import { SessionList } from '#/components/settings/session-list.tsx';
import { TelegramLink } from '#/components/settings/telegram-link.tsx';
import { Card, PartHead } from '#/components/ui/surface.tsx';
import { listOwnSessions } from '#/lib/operators/list-sessions.ts';
import { changePasswordAction } from './actions.ts';
import { askForLinkAction, endSessionAction, signOutEverywhereAction, unlinkAction } from './own-actions.ts';
import { SecondFactor } from './second-factor.tsx';

/** What is each person's own. */
export async function Own() {
  const ctx = await pageContext();
  const [t, theme, locale] = await Promise.all([getTranslations('settings'), preferredTheme(), preferredLocale()]);
  return (
    <>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Card className="flex flex-col gap-5 p-5">
          <PartHead title={t('look')} note={t('lookNote')} />
          <LookForm theme={theme} locale={locale} onTheme={chooseTheme} onLocale={chooseLocale} />
        </Card>
        <Card className="flex flex-col gap-5 p-5">
          <PartHead title={t('password')} note={t('passwordNote')} />
          <PasswordForm action={changePasswordAction} />
        </Card>
        <Card className="flex flex-col gap-5 p-5">
          <PartHead title={t('sessions.title')} note={t('sessions.note')} />
          <OwnSessions />
        </Card>
        <Card className="flex flex-col gap-5 p-5">
          <PartHead title={t('telegram.title')} note={t('telegram.note')} />
          <TelegramLink
            telegramId={ctx.operator.telegramId === null ? null : String(ctx.operator.telegramId)}
            ask={askForLinkAction}
            unlink={unlinkAction}
          />
        </Card>
      </div>
      <SecondFactor />
    </>
  );
}

async function OwnSessions() {
  const ctx = await pageContext('own.sessions');
  const t = await getTranslations('settings.sessions');
  const sessions = await listOwnSessions(ctx, { by: ctx.by });
  const { email, telegramId } = ctx.operator;
  const by = `${ctx.operatorChannels.mail ? 'mail' : ''}${telegramId === null ? '' : 'chat'}`;
  return (
    <>
      <SessionList
        sessions={sessions.map(({ userAgent, ...session }) => ({
          ...session,
          browser: browserName(userAgent) ?? t('unknown'),
        }))}
        current={ctx.sessionId}
        end={(id) => endSessionAction.bind(null, id)}
        endAll={signOutEverywhereAction}
      />
      <p className="text-pretty text-ink-soft">{t('told', { by, email })}</p>
    </>
  );
}
