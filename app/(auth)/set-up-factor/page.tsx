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
import { passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import { AuthFrame } from '../auth-frame.tsx';
import { SetUp } from './set-up.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('factor'))('setUpTitle') };
}

/** The only page for an owner who lacks the required second factor. */
export default async function SetUpFactorPage() {
  const ctx = await pageContext('own.factors');
  const needed = ctx.provenFactors.length === 0 && ctx.operator.role === 'owner' && ctx.rules.factorForOwners;
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
