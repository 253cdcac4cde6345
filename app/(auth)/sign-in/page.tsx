import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { one } from '#/app/_shared/found.ts';
import { AuthFrame } from '../auth-frame.tsx';
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
    <AuthFrame title={t('title')} note={one(ended) ? t('ended') : t('note')}>
      <SignInForm to={one(to) ?? '/'} />
    </AuthFrame>
  );
}
