import { getTranslations } from 'next-intl/server';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { AddApp } from '#/components/factors/add-app.tsx';
import { AddPasskey } from '#/components/factors/add-passkey.tsx';
import { FactorList } from '#/components/factors/factor-list.tsx';
import { NewCodes } from '#/components/factors/new-codes.tsx';
import { FormDialog } from '#/components/ui/form-dialog.tsx';
import { Card, PartHead } from '#/components/ui/surface.tsx';
import { listFactors } from '#/lib/operators/factors/list-factors.ts';
import { passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import {
  addPasskeyAction,
  beginAppAction,
  beginPasskeyAction,
  newRecoveryCodesAction,
  proveAppAction,
  removeFactorAction,
  renameFactorAction,
  requireFactorsAction,
} from './factor-actions.ts';

/** One's own second factors and recovery codes; for owners, whether owners need one. */
export async function SecondFactor() {
  const ctx = await pageContext();
  const t = await getTranslations('factor');
  const { factors, recoveryCodes } = await listFactors(ctx, { operatorId: ctx.operator.id });
  const here = passkeyPlaceOf(ctx.dashboard);
  const { hostname } = new URL(ctx.dashboard);
  const hasApp = factors.some(({ kind }) => kind === 'totp');
  const shown = factors.map(({ rpId, ...factor }) => ({
    ...factor,
    elsewhere: rpId !== null && rpId !== hostname ? rpId : null,
  }));
  return (
    <Card className="flex flex-col gap-5 p-5">
      <PartHead title={t('title')} note={t('note')} />
      {shown.length === 0 ? (
        <p className="text-pretty text-ink-soft">{t('none')}</p>
      ) : (
        <FactorList
          factors={shown}
          rename={(id) => renameFactorAction.bind(null, id)}
          remove={(id, name) => removeFactorAction.bind(null, id, name)}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <AddApp
          trigger={{ word: t(hasApp ? 'replaceApp' : 'addApp') }}
          replaces={hasApp}
          begin={beginAppAction}
          prove={proveAppAction}
        />
        {here.ok && (
          <AddPasskey trigger={{ word: t('addPasskey') }} begin={beginPasskeyAction} add={addPasskeyAction} />
        )}
      </div>
      {!here.ok && (
        <p className="text-pretty text-ink-faint text-sm">{t(`noPasskeys.${here.why}`, { host: hostname })}</p>
      )}
      {shown.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
          <p>
            <span className="font-medium">{t('codes')}</span>{' '}
            <span className="text-ink-soft">{t('codesLeft', { count: recoveryCodes })}</span>
          </p>
          <NewCodes action={newRecoveryCodesAction} />
        </div>
      )}
      {ctx.may('factors.require') && <Requirement ctx={ctx} />}
    </Card>
  );
}

async function Requirement({ ctx }: { ctx: OperatorCtx }) {
  const t = await getTranslations('factor');
  const required = ctx.rules.factorForOwners;
  const verb = required ? 'unrequire' : 'require';
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
      <p className="min-w-0">
        <span className="font-medium">{t('requiredTitle')}</span>{' '}
        <span className="text-ink-soft">{t(required ? 'requiredOn' : 'requiredOff')}</span>
      </p>
      <FormDialog
        trigger={{ word: t(verb), size: 'small' }}
        title={t(`${verb}Title`)}
        note={t(`${verb}Note`)}
        verb={t(verb)}
        action={requireFactorsAction.bind(null, !required)}
      />
    </div>
  );
}
