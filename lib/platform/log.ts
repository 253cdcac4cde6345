/**
 * The log: JSON lines on standard output. Secrets never belong in it; the paths below are a
 * second wall, for the day when somebody logs a whole object (reliability sheet, section 3).
 */
import pino from 'pino';

export type Log = {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  child(facts: object): Log;
};

const SECRET_KEYS = [
  'password',
  'code',
  'seed',
  'totpSeed',
  'sessionid',
  'cookie',
  'cookies',
  'identity',
  'storageState',
  'token',
  'authorization',
  'secret',
];

/** A log of one process. `name` says which. */
export function createLog(options: { name: string; level: string }): Log {
  return pino({
    name: options.name,
    level: options.level,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** A log that says nothing: for tools and tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silentLog };
