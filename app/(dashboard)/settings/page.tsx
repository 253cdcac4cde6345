import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { chooseLocale, chooseTheme } from '#/app/_shared/frame-actions.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { preferredLocale, preferredTheme } from '#/app/_shared/preferences.ts';
import { LookForm } from '#/components/settings/look-form.tsx';
import { NewToken } from '#/components/settings/new-token.tsx';
import { AddOperator } from '#/components/settings/operator-forms.tsx';
import { OperatorTable } from '#/components/settings/operator-table.tsx';
import { PasswordForm } from '#/components/settings/password-form.tsx';
import { TokenTable } from '#/components/settings/token-table.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { Card, PageHead, PartHead } from '#/components/ui/surface.tsx';
import { listProtected } from '#/lib/security/factors/list-factors.ts';
import { listOperators } from '#/lib/security/operators/list-operators.ts';
import { listTokens } from '#/lib/security/tokens/list-tokens.ts';
import { changePasswordAction, createTokenAction, revokeTokenAction } from './actions.ts';
import { resetFactorsAction } from './factor-actions.ts';
import { addOperatorAction, changeOperatorAction } from './operator-actions.ts';
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
          <PasswordForm deed={changePasswordAction} />
        </Card>
      </div>
      <SecondFactor />
      {ctx.may('owner') && <People />}
      {ctx.may('owner') && <Tokens />}
    </>
  );
}

async function People() {
  const ctx = await pageContext('owner');
  const t = await getTranslations('settings.operators');
  const [operators, withFactor] = await Promise.all([listOperators(ctx), listProtected(ctx)]);
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} action={<AddOperator deed={addOperatorAction} />} />
      <OperatorTable
        operators={operators.map(({ id, name, email, role, disabledAt, createdAt }) => ({
          id,
          name,
          email,
          role,
          disabledAt,
          createdAt,
          hasFactor: withFactor.has(id),
        }))}
        self={ctx.operator.id}
        change={(id) => changeOperatorAction.bind(null, id)}
        reset={(id) => resetFactorsAction.bind(null, id)}
      />
    </section>
  );
}

async function Tokens() {
  const ctx = await pageContext('owner');
  const t = await getTranslations('settings');
  const tokens = await listTokens(ctx);
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('tokens')} note={t('tokensNote')} action={<NewToken deed={createTokenAction} />} />
      {tokens.length === 0 ? (
        <EmptyState>{t('tokenEmpty')}</EmptyState>
      ) : (
        <TokenTable tokens={tokens} now={ctx.clock.now()} revoke={(id) => revokeTokenAction.bind(null, id)} />
      )}
    </section>
  );
}
