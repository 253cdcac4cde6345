import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DomainError } from '#/lib/platform/errors.ts';

/** The value, or the not-found page when there is no such thing. */
export async function found<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** An id from an address; anything else leads to the not-found page before a query is made. */
export function idOf(value: string): string {
  const id = z.guid().safeParse(value);
  if (!id.success) notFound();
  return id.data;
}

/** One value of a query string, or undefined. U+0000 is left out: PostgreSQL keeps no such text, so nothing can hold it. */
export function one(value: string | string[] | undefined): string | undefined {
  const first = (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '');
  return first === '' ? undefined : first;
}

/** Where a list goes on, by its query string: the id of a row. Anything else begins at the beginning. */
export function afterOf(value: string | string[] | undefined): string | undefined {
  const id = z.guid().safeParse(one(value));
  return id.success ? id.data : undefined;
}
