import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { one } from '#/app/_shared/found.ts';
import { Logo, Mark } from '#/components/ui/mark.tsx';
import { SignInForm } from './sign-in-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const t = await getTranslations('signIn');
  const { to, ended } = await searchParams;
  return (
    <main className="relative grid min-h-dvh place-items-center overflow-hidden px-4 py-12">
      <Mark className="-z-10 pointer-events-none absolute top-1/2 left-1/2 size-[150vmax] -translate-x-1/2 -translate-y-1/2 text-accent-text opacity-[0.035]" />
      <div className="flex w-full max-w-[360px] flex-col gap-6">
        <Logo className="self-center" />
        <section className="rounded-lg border border-line bg-surface p-6 shadow-float">
          <h1 className="text-xl">{t('title')}</h1>
          <p className="mt-1 mb-6 text-ink-soft">{one(ended) ? t('ended') : t('note')}</p>
          <SignInForm to={one(to) ?? '/'} />
        </section>
      </div>
    </main>
  );
}
