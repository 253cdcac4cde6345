import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { one } from '#/app/_shared/found.ts';
import { pendingSecret } from '#/app/_shared/pending-cookie.ts';
import { webProcess } from '#/app/_shared/web-process.ts';
import { readPending } from '#/lib/operators/read-pending.ts';
import { AuthFrame } from '../../auth-frame.tsx';
import { askFactorPasskeyAction, showFactorCodeAction, showFactorPasskeyAction } from './actions.ts';
import { FactorForm } from './factor-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn.second'))('title') };
}

/** Leads back to the first step without one in this browser. */
export default async function FactorPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const to = one((await searchParams).to) ?? '/';
  const secret = await pendingSecret();
  const { ctx } = await webProcess();
  const pending = secret && (await readPending(ctx, { pending: secret }));
  // a successful step ends the sign-in, and its answer renders this page again
  const answers = (await headers()).has('next-action');
  if (!pending && !answers) redirect(`/sign-in?to=${encodeURIComponent(to)}`);

  const t = await getTranslations('signIn.second');
  return (
    <AuthFrame title={t(pending ? 'title' : 'leftTitle')} note={pending ? t('note', { name: pending.name }) : ''}>
      <FactorForm
        to={to}
        app={pending ? pending.app : false}
        passkey={pending ? pending.passkey : false}
        actions={{ code: showFactorCodeAction, ask: askFactorPasskeyAction, passkey: showFactorPasskeyAction }}
      />
    </AuthFrame>
  );
}
