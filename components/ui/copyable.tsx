'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { cn } from './class-names.ts';

const SHOWN_MS = 1500;

/** `shown` may be shortened. */
export function Copyable({
  value,
  shown = value,
  className = 'text-ink-soft',
}: {
  value: string;
  shown?: string;
  className?: string;
}) {
  const t = useTranslations('ui');
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => undefined,
    );
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={copied ? t('copied') : t('copyValue', { value: shown })}
      className={cn(
        'group inline-flex max-w-full items-center gap-1.5 rounded-sm font-mono text-sm hover:text-ink',
        className,
      )}
    >
      <span className="truncate">{shown}</span>
      <Icon
        aria-hidden="true"
        className={cn(
          'size-3 shrink-0',
          copied
            ? 'text-well'
            : 'text-ink-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 max-md:opacity-100',
        )}
      />
    </button>
  );
}
