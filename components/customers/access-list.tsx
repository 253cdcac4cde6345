import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RelativeTime } from '../ui/relative-time.tsx';
import { PartHead } from '../ui/surface.tsx';

type Asking = { id: bigint; name: string; accessAskedAt: Date | null };

/** Who waits for an answer, the longest wait first; nothing when nobody does. */
export function AccessList({ asking, answer }: { asking: Asking[]; answer: (customer: Asking) => ReactNode }) {
  const t = useTranslations('customers.access');
  if (asking.length === 0) return null;
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} />
      <ul className="divide-y divide-waiting-line overflow-clip rounded-lg border border-waiting-line bg-waiting-soft">
        {asking.map((customer) => (
          <li key={String(customer.id)} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3">
            <p className="min-w-0 flex-1 basis-56">
              <Link href={`/customers/${customer.id}`} className="font-medium hover:underline">
                <bdi>{customer.name}</bdi>
              </Link>{' '}
              {customer.accessAskedAt && (
                <span className="text-ink-soft">
                  <RelativeTime at={customer.accessAskedAt} />
                </span>
              )}
            </p>
            {answer(customer)}
          </li>
        ))}
      </ul>
    </section>
  );
}
