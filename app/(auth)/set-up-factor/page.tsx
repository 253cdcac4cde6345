import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signOutAction } from '#/app/_shared/frame-actions.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { OwnProvingWays } from '#/app/_shared/proving-ways.tsx';
import {
  addPasskeyAction,
  beginAppAction,
  beginPasskeyAction,
  proveAppAction,
} from '#/app/(dashboard)/settings/factor-actions.ts';
import { ActionButton } from '#/components/ui/action-button.tsx';
import { listFactors } from '#/lib/operators/factors/list-factors.ts';
import { passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import { isFactorRequired } from '#/lib/operators/factors/required.ts';
import { AuthFrame } from '../auth-frame.tsx';
import { SetUp } from './set-up.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('factor'))('setUpTitle') };
}

/** The only page for an owner who lacks the required second factor. */
export default async function SetUpFactorPage() {
  const ctx = await pageContext('own.factors');
  const { factors } = await listFactors(ctx, { operatorId: ctx.operator.id });
  const needed = factors.length === 0 && (await isFactorRequired(ctx.db, ctx.operator.role));
  if (!needed) redirect('/');

  const t = await getTranslations('factor');
  const here = passkeyPlaceOf(ctx.dashboard);
  return (
    <AuthFrame title={t('setUpTitle')} note={t('setUpNote')}>
      <OwnProvingWays ctx={ctx}>
        <div className="flex flex-col gap-3">
          <SetUp
            app={{ begin: beginAppAction, prove: proveAppAction }}
            passkey={here.ok ? { begin: beginPasskeyAction, add: addPasskeyAction } : null}
          />
          <ActionButton look="quiet" action={signOutAction}>
            {t('signOut')}
          </ActionButton>
        </div>
      </OwnProvingWays>
    </AuthFrame>
  );
}
