import { type ClassValue, clsx } from 'clsx';

/** Order does not override: pass what varies as a variant. */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
