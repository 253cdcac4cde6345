import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from './link.tsx';

export function Crumb({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="-ml-1 inline-flex items-center gap-0.5 rounded-sm hover:text-ink">
      <ChevronLeft aria-hidden="true" className="size-4" />
      {children}
    </Link>
  );
}
