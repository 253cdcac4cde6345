import { cn } from './class-names.ts';
import { Link } from './link.tsx';

type FilterLink = { value: string; word: string; href: string };

/** Choices are addresses, to share and go back to. */
export function FilterLinks({ label, links, chosen }: { label: string; links: FilterLink[]; chosen: string }) {
  return (
    <nav aria-label={label} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-0.5">
      {links.map(({ value, word, href }) => (
        <Link
          key={value}
          href={href}
          aria-current={value === chosen ? 'page' : undefined}
          className={cn(
            'inline-flex h-8 shrink-0 items-center rounded-full border px-3 font-medium text-sm transition-colors max-md:h-10 max-md:px-4',
            value === chosen
              ? 'border-transparent bg-accent-soft text-accent-text'
              : 'border-line text-ink-soft hover:bg-hover hover:text-ink',
          )}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
