'use client';

import { Dialog } from '../ui/dialog.tsx';

/** A small masked picture of a screen that opens large. */
export function StepPicture({ href, name }: { href: string; name: string }) {
  return (
    <Dialog
      title={name}
      trigger={
        <button
          type="button"
          aria-label={name}
          className="w-28 shrink-0 overflow-hidden rounded-sm border border-line transition-colors hover:border-line-strong"
        >
          {/* biome-ignore lint/performance/noImgElement: sealed and private; no optimiser may keep a copy */}
          <img
            src={href}
            alt=""
            loading="lazy"
            width={112}
            height={72}
            className="h-18 w-full object-cover object-top"
          />
        </button>
      }
    >
      {/* biome-ignore lint/performance/noImgElement: sealed and private; no optimiser may keep a copy */}
      <img src={href} alt={name} className="w-full rounded-md border border-line" />
    </Dialog>
  );
}
