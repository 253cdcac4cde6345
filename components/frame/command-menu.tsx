'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useFocusReturn } from '../ui/focus-return.ts';
import { Spinner } from '../ui/spinner.tsx';
import { MONEY, PLACES, SETTINGS } from './places.ts';

/** `kind`: a key of `frame.kinds`. */
export type Found = {
  href: string;
  name: string;
  kind: 'place' | 'account' | 'check' | 'customer';
  note?: string | undefined;
};
export type Search = (query: string) => Promise<Found[]>;

const TYPING_PAUSE_MS = 120;

/** Places at once; accounts, checks, customers as found. */
export default function CommandMenu({
  open,
  onOpenChange,
  search,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  search: Search;
}) {
  const t = useTranslations('frame');
  const router = useRouter();
  const focus = useFocusReturn();
  const [query, setQuery] = useState('');
  const { found, searching } = useFound(query, search);
  const options = [...usePlaces(query), ...found];
  const go = (href: string) => {
    onOpenChange(false);
    router.push(href);
  };

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-veil" />
        <Dialog.Content
          {...focus}
          aria-describedby={undefined}
          className="fade-in-0 zoom-in-95 fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-lg animate-in overflow-hidden rounded-lg border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">{t('search')}</Dialog.Title>
          <Command label={t('search')} shouldFilter={false} loop vimBindings={false} className="outline-none">
            <div className="flex items-center border-line border-b pr-4">
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={t('searchHint')}
                className="h-12 w-full bg-transparent px-4 text-lg outline-none placeholder:text-ink-faint"
              />
              {searching && <Spinner className="size-4 text-ink-faint" />}
            </div>
            <Command.List label={t('search')} className="max-h-[50dvh] overflow-y-auto p-1.5">
              {options.map((option) => (
                <Option key={option.href} option={option} onSelect={go} />
              ))}
              {options.length === 0 && !searching && (
                <p className="px-2.5 py-6 text-center text-ink-faint">{t('nothingFound', { query })}</p>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Option({ option, onSelect }: { option: Found; onSelect: (href: string) => void }) {
  const t = useTranslations('frame');
  const { href, name, kind, note } = option;
  return (
    <Command.Item
      value={href}
      onSelect={onSelect}
      className="flex h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 aria-selected:bg-accent-soft"
    >
      <span className="truncate font-medium">{name}</span>
      {note && <span className="truncate text-ink-faint text-sm">{note}</span>}
      <span className="ml-auto text-ink-faint text-xs">{t(`kinds.${kind}`)}</span>
    </Command.Item>
  );
}

function usePlaces(query: string): Found[] {
  const t = useTranslations('frame');
  const wanted = query.trim().toLowerCase();
  return [...PLACES, MONEY, SETTINGS]
    .map(({ href, word }) => ({ href, name: t(word), kind: 'place' as const }))
    .filter(({ name }) => name.toLowerCase().includes(wanted));
}

function useFound(query: string, search: Search): { found: Found[]; searching: boolean } {
  const [found, setFound] = useState<Found[]>([]);
  const [searching, setSearching] = useState(false);

  useEffect(() => {
    let current = true;
    const wanted = query.trim();
    setSearching(wanted !== '');
    if (wanted === '') setFound([]);
    const timer = setTimeout(async () => {
      if (wanted === '') return;
      const next = await search(wanted).catch(() => []);
      if (!current) return;
      setFound(next);
      setSearching(false);
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, search]);

  return { found, searching };
}
