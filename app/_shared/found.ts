import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DomainError } from '#/lib/platform/errors.ts';

/** The value, or the not-found page. */
export async function found<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** Anything but an id leads to the not-found page. */
export function idOf(value: string): string {
  const id = z.guid().safeParse(value);
  if (!id.success) notFound();
  return id.data;
}

/** One query value without U+0000; undefined when absent. */
export function one(value: string | string[] | undefined): string | undefined {
  const first = (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '');
  return first === '' ? undefined : first;
}

/** A row's id to continue after; undefined for anything else. */
export function afterOf(value: string | string[] | undefined): string | undefined {
  const id = z.guid().safeParse(one(value));
  return id.success ? id.data : undefined;
}
