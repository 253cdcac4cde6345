import { z } from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../clock.ts';
import type { Language } from '../language.ts';

/** `deploy` migrates and seeds, `browser` serves browsers to workers elsewhere. */
export const PROGRAMS = ['web', 'worker', 'bot', 'deploy', 'sandbox', 'browser'] as const;
export type Program = (typeof PROGRAMS)[number];

export const EVERYONE = ['web', 'worker', 'bot', 'deploy'] as const;

type Facts<P extends Program> = {
  name: string;
  /** Empty: only the start command or Docker Compose reads it. */
  goesTo: readonly P[];
  default?: string | number;
  example?: string;
  /** The sandbox's default. */
  inSandbox?: number;
  fresh?: string;
  /** Random bytes, or a key (scripts/settings/fresh-values.ts). */
  generated?: number | 'key';
  /** An older installation gets one at its next start. */
  comesLater?: true;
  /** Never shown; Docker Compose passes it as a file. */
  secret?: true;
  /** A port, path or address of this machine: Docker Compose sets its own. */
  ofMachine?: true;
  /** Missed by the programs that receive both. */
  needs?: string | readonly string[];
  /**
   * Changeable in the dashboard; `about` in the other languages. Only for what is read at each use, as `ctx.limits`.
   */
  changeable?: Readonly<Record<Exclude<Language, 'en'>, string>>;
};

/** Times are read as milliseconds. */
export const UNITS = {
  ...{ millisecond: 1, second: SECOND_MS, minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS },
  ...{ percent: 1, time: 1 },
} as const;
export type Unit = keyof typeof UNITS;

/** As it is written. */
export type Amount = { unit: Unit; min: number; max: number };

export type Setting<T = unknown, P extends Program = Program> = Facts<P> & {
  about: string;
  schema: z.ZodType<T>;
  amount?: Amount;
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
export const count = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 'time');
/** Written and read as milliseconds. */
export const milliseconds = <const P extends Program>(range: Range<P>, about: string) =>
  amount(range, about, 'millisecond');
/** Written in the unit of its name, read as milliseconds. */
export const seconds = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 'second');
/** Written in minutes, read as milliseconds. */
export const minutes = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 'minute');
/** Written in hours, read as milliseconds. */
export const hours = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 'hour');
/** Written in days, read as milliseconds. */
export const days = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 'day');
/** A share, with decimals. */
export const percent = <const P extends Program>(range: Range<P>, about: string) => amount(range, about, 'percent');

function amount<const P extends Program>({ min, max, ...facts }: Range<P>, about: string, unit: Unit) {
  const number = unit === 'percent' ? z.coerce.number() : z.coerce.number().int();
  const read = number.min(min).max(max);
  const setting = usual(
    facts,
    about,
    read.transform((value) => value * UNITS[unit]),
  );
  return { ...setting, amount: { unit, min, max } };
}
