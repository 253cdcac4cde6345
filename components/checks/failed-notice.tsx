import { XCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CheckView } from '#/lib/checks/view.ts';
import { cn } from '../ui/class-names.ts';
import { TONE } from '../ui/meaning.ts';

/** Why a check failed; nothing unless it did. */
export function FailedNotice({ check }: { check: Pick<CheckView, 'status' | 'failure'> }) {
  const t = useTranslations('checks');
  if (check.status !== 'failed') return null;
  return (
    <p className={cn('flex items-center gap-3 rounded-lg border px-4 py-3', TONE.trouble)}>
      <XCircle aria-hidden="true" className="size-5 shrink-0" />
      {t(`failed.${check.failure ?? 'unreadable'}`)}
    </p>
  );
}
