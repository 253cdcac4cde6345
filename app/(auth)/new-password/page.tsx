import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signOutAction } from '#/app/_shared/frame-actions.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { PasswordForm } from '#/components/settings/password-form.tsx';
import { ActionButton } from '#/components/ui/action-button.tsx';
import { Logo } from '#/components/ui/mark.tsx';
import { chooseOwnPasswordAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.firstPassword'))('title') };
}

/** The only page for whoever has a password that somebody else chose. */
export default async function NewPasswordPage() {
  const ctx = await pageContext('own.password');
  if (!ctx.operator.mustChangePassword) redirect('/');
  const t = await getTranslations('settings.firstPassword');
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="flex w-full max-w-[360px] flex-col gap-6">
        <Logo className="self-center" />
        <section className="rounded-lg border border-line bg-surface p-6 shadow-float">
          <h1 className="text-xl">{t('title')}</h1>
          <p className="mt-1 mb-6 text-pretty text-ink-soft">{t('note')}</p>
          <PasswordForm action={chooseOwnPasswordAction} />
        </section>
        <ActionButton action={signOutAction} look="quiet" className="self-center">
          {t('signOut')}
        </ActionButton>
      </div>
    </main>
  );
}
