import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { browserName } from '#/app/_shared/browser-name.ts';
import { chooseLocale, chooseTheme } from '#/app/_shared/frame-actions.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { preferredLocale, preferredTheme } from '#/app/_shared/preferences.ts';
import { LookForm } from '#/components/settings/look-form.tsx';
import { NamesSwitch } from '#/components/settings/names-switch.tsx';
import { NewToken } from '#/components/settings/new-token.tsx';
import { AddOperator } from '#/components/settings/operator-forms.tsx';
import { OperatorTable } from '#/components/settings/operator-table.tsx';
import { PasswordForm } from '#/components/settings/password-form.tsx';
import { SessionList } from '#/components/settings/session-list.tsx';
import { TelegramLink } from '#/components/settings/telegram-link.tsx';
import { TokenTable } from '#/components/settings/token-table.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { Card, PageHead, PartHead } from '#/components/ui/surface.tsx';
import { areNamesAllowed } from '#/lib/operators/allow-names.ts';
import { listProtected } from '#/lib/operators/factors/list-factors.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { listOwnSessions } from '#/lib/operators/list-sessions.ts';
import { listTokens } from '#/lib/operators/tokens/list-tokens.ts';
import { changePasswordAction, createTokenAction, revokeTokenAction } from './actions.ts';
import { resetFactorsAction } from './factor-actions.ts';
import { Limits } from './limits.tsx';
import {
  addOperatorAction,
  allowNamesAction,
  changeOperatorAction,
  endSessionsOfAction,
  resetPasswordAction,
  unlinkOperatorAction,
} from './operator-actions.ts';
import { OptOuts } from './opt-outs.tsx';
import { askForLinkAction, endSessionAction, signOutEverywhereAction, unlinkAction } from './own-actions.ts';
import { SecondFactor } from './second-factor.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const ctx = await pageContext();
  const [t, theme, locale] = await Promise.all([getTranslations('settings'), preferredTheme(), preferredLocale()]);
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
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
        {ctx.may('names.set') && <NamesForViewers />}
        {ctx.may('audit.read') && (
          <Card className="flex flex-col items-start gap-5 p-5">
            <PartHead title={t('audit.title')} note={t('audit.note')} />
            <ButtonLink href="/audit">{t('audit.open')}</ButtonLink>
          </Card>
        )}
      </div>
      <SecondFactor />
      {ctx.may('operator.list') && <People />}
      {ctx.may('token.list') && <Tokens />}
      {ctx.may('setting.list') && <Limits />}
      {ctx.may('opt_out.list') && <OptOuts />}
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

async function NamesForViewers() {
  const ctx = await pageContext('names.set');
  const t = await getTranslations('settings.names');
  const allowed = await areNamesAllowed(ctx);
  return (
    <Card className="flex flex-col gap-5 p-5">
      <PartHead title={t('title')} note={t('note')} />
      <NamesSwitch allowed={allowed} turn={allowNamesAction.bind(null, !allowed)} />
    </Card>
  );
}

async function People() {
  const ctx = await pageContext('operator.list');
  const t = await getTranslations('settings.operators');
  const [operators, withFactor] = await Promise.all([listOperators(ctx, { by: ctx.by }), listProtected(ctx)]);
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} action={<AddOperator action={addOperatorAction} />} />
      <OperatorTable
        operators={operators.map((operator) => ({ ...operator, hasFactor: withFactor.has(operator.id) }))}
        self={ctx.operator.id}
        actions={(id) => ({
          change: changeOperatorAction.bind(null, id),
          reset: resetPasswordAction.bind(null, id),
          signOut: endSessionsOfAction.bind(null, id),
          resetFactors: resetFactorsAction.bind(null, id),
          unlink: unlinkOperatorAction.bind(null, id),
        })}
      />
    </section>
  );
}

async function Tokens() {
  const ctx = await pageContext('token.list');
  const t = await getTranslations('settings');
  const tokens = await listTokens(ctx, { by: ctx.by });
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('tokens')} note={t('tokensNote')} action={<NewToken action={createTokenAction} />} />
      {tokens.length === 0 ? (
        <EmptyState>{t('tokenEmpty')}</EmptyState>
      ) : (
        <TokenTable tokens={tokens} now={ctx.clock.now()} revoke={(id) => revokeTokenAction.bind(null, id)} />
      )}
    </section>
  );
}
