import { cn } from './class-names.ts';
import { Link } from './link.tsx';

type Tab = { value: string; word: string; href: string };

/** Tabs are addresses, without script; on phones they wrap, so that the chosen one is always seen. */
export function Tabs({ label, tabs, chosen }: { label: string; tabs: Tab[]; chosen: string }) {
  return (
    <nav
      aria-label={label}
      className="flex gap-1 border-line border-b max-md:flex-wrap max-md:gap-0 md:overflow-x-auto"
    >
      {tabs.map(({ value, word, href }) => (
        <Link
          key={value}
          href={href}
          scroll={false}
          aria-current={value === chosen ? 'page' : undefined}
          className={cn(
            '-mb-px inline-flex h-9 shrink-0 items-center border-b-2 px-3 font-medium transition-colors focus-visible:outline-offset-[-2px] max-md:h-11',
            value === chosen ? 'border-accent-text text-ink' : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
