import type { ReactNode } from 'react';
import { SpokenTexts } from '#/app/_shared/spoken-texts.tsx';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <SpokenTexts area="settings">{children}</SpokenTexts>;
}
