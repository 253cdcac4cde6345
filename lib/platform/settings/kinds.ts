/** What a setting is, and how to declare one. Pure. */
import { z } from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../clock.ts';

/** Of `npm start` and the images. `deploy` migrates and seeds, `browser` serves browsers to workers elsewhere. */
export const PROGRAMS = ['web', 'worker', 'bot', 'deploy', 'sandbox', 'browser'] as const;
export type Program = (typeof PROGRAMS)[number];

/** Whoever works with the database. */
export const EVERYONE = ['web', 'worker', 'bot', 'deploy'] as const;

type Facts<P extends Program> = {
  /** The environment variable. */
  name: string;
  /** Empty: only the start command or Docker Compose reads it. */
  goesTo: readonly P[];
  default?: string | number;
  /** Shown where there is no default. */
  example?: string;
  /** The sandbox's default. */
  inSandbox?: number;
  /** A new installation's value. */
  fresh?: string;
  /** A new installation makes its own: random bytes, or a key (scripts/settings/fresh-values.ts). */
  generated?: number | 'key';
  /** An older installation gets one at its next start. */
  comesLater?: true;
  /** Never shown; Docker Compose passes it as a file. */
  secret?: true;
  /** A port, path or address of this machine: Docker Compose sets its own. */
  ofMachine?: true;
  /** The setting without which this one means nothing. */
  needs?: string;
};

/** One setting, which the programs `P` read as a `T`. */
export type Setting<T = unknown, P extends Program = Program> = Facts<P> & {
  about: string;
  schema: z.ZodType<T>;
};

const orAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const text = z.string().trim().min(1);

/** Must be set. */
export function required<const P extends Program, T = string>(
  facts: Facts<P>,
  about: string,
  schema: z.ZodType<T> = text as never,
): Setting<T, P> {
  return { ...facts, about, schema };
}

/** May be missing or empty. */
export function optional<const P extends Program, T = string>(
  facts: Facts<P>,
  about: string,
  schema: z.ZodType<T> = text as never,
): Setting<T | undefined, P> {
  return { ...facts, about, schema: z.preprocess(orAbsent, schema.optional()) };
}

/** Its default when missing or empty. */
export function usual<const P extends Program, T = string>(
  facts: Facts<P> & { default: string | number },
  about: string,
  schema: z.ZodType<T> = text as never,
): Setting<T, P> {
  return { ...facts, about, schema: z.preprocess(orAbsent, schema.prefault(facts.default)) };
}

type Range<P extends Program> = Facts<P> & { default: number; min: number; max: number };

/** A whole number. */
export const count = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 1);
export const milliseconds = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 1);
/** Written in the unit of its name, read as milliseconds. */
export const seconds = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, SECOND_MS);
export const minutes = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, MINUTE_MS);
export const hours = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, HOUR_MS);
export const days = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, DAY_MS);

function amount<const P extends Program>({ min, max, ...facts }: Range<P>, about: string, factor: number) {
  const whole = z.coerce.number().int().min(min).max(max);
  return usual(
    facts,
    about,
    whole.transform((value) => value * factor),
  );
}
