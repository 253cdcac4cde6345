import { type ClassValue, clsx } from 'clsx';

/** Joins class names. Two that set the same property do not override each other by order: pass what varies as a variant. */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
