/** JSON lines on standard output. Redacted paths and the scrubber catch secrets that somebody logs by mistake. */
import pino from 'pino';

export type Log = {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  child(facts: object): Log;
};

/** A process's log. @param options.scrub cleans every line. @param options.write standard output unless told. */
export function createLog(options: {
  name: string;
  level: string;
  redactedPaths: readonly string[];
  scrub(line: string): string;
  write?: (line: string) => void;
}): Log {
  const write = options.write ?? ((line: string) => void process.stdout.write(line));
  return pino(
    {
      name: options.name,
      level: options.level,
      redact: { paths: [...options.redactedPaths], censor: '[hidden]' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: (line) => write(options.scrub(line)) },
  );
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silentLog };
