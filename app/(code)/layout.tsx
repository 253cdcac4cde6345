import type { ReactNode } from 'react';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { CodeFrame } from '#/components/refresh/code-frame.tsx';

/** One column within thumb reach, without the dashboard's frame: somebody stands here with a phone in the other hand. */
export default async function CodeLayout({ children }: { children: ReactNode }) {
  await pageContext();
  return <CodeFrame>{children}</CodeFrame>;
}
