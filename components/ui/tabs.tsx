'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

type Tab = { value: string; word: ReactNode; content: ReactNode };

/** Several views of one thing; arrows move between them. */
export function Tabs({ label, tabs, first }: { label: string; tabs: Tab[]; first?: string }) {
  return (
    <Radix.Root defaultValue={first ?? tabs[0]?.value} className="flex flex-col gap-4">
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 shrink-0 border-transparent border-b-2 px-3 font-medium text-ink-soft transition-colors hover:text-ink focus-visible:outline-offset-[-2px] data-[state=active]:border-accent-text data-[state=active]:text-ink max-md:h-11"
          >
            {tab.word}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="focus-visible:outline-offset-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
