import { z } from 'zod';
import { takeLinks } from '../profile-link.ts';
import { usernameFrom } from '../user-name.ts';
import { repairMojibake } from './repair-mojibake.ts';

const Text = z.string().optional().catch(undefined);
const Seconds = z.number().optional().catch(undefined);
const Item = z.object({ href: Text, value: Text, timestamp: Seconds });
const Labelled = z.object({ label: Text, value: Text, href: Text });
const Entry = z.object({
  title: Text,
  string_list_data: z.array(Item.catch({})).optional(),
  label_values: z.array(Labelled.catch({})).optional(),
  timestamp: Seconds,
});

/** `seconds`: when they were followed, or began to follow, in Unix time. */
export type Person = { name: string; seconds: number | null };

/** Reads one row of a list, in each form that Instagram has given it. `nobody`: no name in it. Null: no row at all. */
export function personIn(row: unknown): Person | 'nobody' | null {
  const { data: entry } = Entry.safeParse(row);
  if (!entry?.string_list_data && !entry?.label_values) return null;
  const items = entry.string_list_data ?? [];
  const labels = entry.label_values ?? [];
  const name =
    firstName(items.map(({ value }) => value)) ??
    firstName([entry.title]) ??
    firstLinked([...items, ...labels].map(({ href }) => href)) ??
    firstLinked(labels.map(({ value }) => value)) ??
    firstName(labels.filter(({ label }) => isNameLabel(label)).map(({ value }) => value));
  if (name === null) return 'nobody';
  return {
    name,
    seconds: items.find(({ timestamp }) => timestamp !== undefined)?.timestamp ?? entry.timestamp ?? null,
  };
}

/** The profile that a link names, also as `instagram.com/_u/name`; null when it names none. */
export function linkedName(link: string): string | null {
  if (link.length > 500 || !/^https?:\/\//i.test(link)) return null;
  const [first] = takeLinks(link).links;
  return first && 'username' in first ? first.username : null;
}

/** A user name as it stands; null when it is none. */
export function plainName(word: string): string | null {
  const found = usernameFrom(word.trim());
  return 'username' in found ? found.username : null;
}

function firstName(words: readonly (string | undefined)[]): string | null {
  for (const word of words) {
    const name = word === undefined ? null : plainName(word);
    if (name !== null) return name;
  }
  return null;
}

function firstLinked(links: readonly (string | undefined)[]): string | null {
  for (const link of links) {
    const name = link === undefined ? null : linkedName(link);
    if (name !== null) return name;
  }
  return null;
}

const NAME_LABELS = new Set(['username', 'имя пользователя']);

function isNameLabel(label: string | undefined): boolean {
  return label !== undefined && NAME_LABELS.has(repairMojibake(label).toLowerCase());
}
