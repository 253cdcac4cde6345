import type { ReactNode } from 'react';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { CodeFrame } from '#/components/refresh/code-frame.tsx';

/** One column within thumb reach, without the frame. */
export default async function CodeLayout({ children }: { children: ReactNode }) {
  await pageContext();
  return <CodeFrame>{children}</CodeFrame>;
}
