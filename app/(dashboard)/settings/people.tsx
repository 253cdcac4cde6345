import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { NamesSwitch } from '#/components/settings/names-switch.tsx';
import { NewToken } from '#/components/settings/new-token.tsx';
import { AddOperator } from '#/components/settings/operator-forms.tsx';
import { OperatorTable } from '#/components/settings/operator-table.tsx';
import { TokenTable } from '#/components/settings/token-table.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { Card, PartHead } from '#/components/ui/surface.tsx';
import { listProtected } from '#/lib/operators/factors/list-factors.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { listTokens } from '#/lib/operators/tokens/list-tokens.ts';
import { createTokenAction, revokeTokenAction } from './actions.ts';
import { resetFactorsAction } from './factor-actions.ts';
import {
  addOperatorAction,
  allowNamesAction,
  changeOperatorAction,
  endSessionsOfAction,
  resetPasswordAction,
  unlinkOperatorAction,
} from './operator-actions.ts';

/** Who may do what, and what they did: people, their tokens, what viewers see, and the log. */
export async function People() {
  const { rules } = await pageContext('names.set');
  const [names, audit] = await Promise.all([getTranslations('settings.names'), getTranslations('settings.audit')]);
  const allowed = rules.namesForViewers;
  return (
    <>
      <Operators />
      <Tokens />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Card className="flex flex-col gap-5 p-5">
          <PartHead title={names('title')} note={names('note')} />
          <NamesSwitch allowed={allowed} turn={allowNamesAction.bind(null, !allowed)} />
        </Card>
        <Card className="flex flex-col items-start gap-5 p-5">
          <PartHead title={audit('title')} note={audit('note')} />
          <ButtonLink href="/audit">{audit('open')}</ButtonLink>
        </Card>
      </div>
    </>
  );
}

async function Operators() {
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
