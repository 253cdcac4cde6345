'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';

const DialogPanel = dynamic(() => import('../ui/dialog-panel.tsx'), { ssr: false });

/** Opens large. */
export function StepPicture({ href, name }: { href: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="w-28 shrink-0 overflow-hidden rounded-sm border border-line transition-colors hover:border-line-strong"
      >
        {/* biome-ignore lint/performance/noImgElement: sealed and private; no optimiser may keep a copy */}
        <img src={href} alt="" loading="lazy" width={112} height={72} className="h-18 w-full object-cover object-top" />
      </button>
      {open && (
        <DialogPanel title={name} shape="dialog" open={open} onOpenChange={setOpen}>
          {/* biome-ignore lint/performance/noImgElement: sealed and private; no optimiser may keep a copy */}
          <img src={href} alt={name} className="w-full rounded-md border border-line" />
        </DialogPanel>
      )}
    </>
  );
}
