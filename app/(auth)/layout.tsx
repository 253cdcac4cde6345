import type { ReactNode } from 'react';
import { SpokenTexts } from '#/app/_shared/spoken-texts.tsx';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <SpokenTexts area="auth">{children}</SpokenTexts>;
}
