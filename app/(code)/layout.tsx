import type { ReactNode } from 'react';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { SpokenTexts } from '#/app/_shared/spoken-texts.tsx';
import { CodeFrame } from '#/components/refresh/code-frame.tsx';

/** One column within thumb reach, without the frame. */
export default async function CodeLayout({ children }: { children: ReactNode }) {
  await pageContext();
  return (
    <SpokenTexts area="code">
      <CodeFrame>{children}</CodeFrame>
    </SpokenTexts>
  );
}
