/** What Next says by `console`, as JSON lines without secrets. */
import { format, stripVTControlCharacters } from 'node:util';
import { readEnv } from '#/lib/platform/env.ts';
import { createLog, type Log } from '#/lib/platform/log.ts';
import { REDACTED_PATHS, redact, scrub } from '#/lib/vault/redaction.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';
const LEVELS = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'debug' } as const;

/** Replaces `console` in this process. @returns how to undo it. */
export function sayInLines(log: Log = webLog(), target: Console = console): () => void {
  const before = { ...target };
  for (const [method, level] of Object.entries(LEVELS)) {
    Object.assign(target, { [method]: (...said: unknown[]) => say(log, level, said) });
  }
  return () => void Object.assign(target, before);
}

function say(log: Log, level: Level, said: unknown[]): void {
  const error = said.find((part) => part instanceof Error);
  const message = plain(format(...said.filter((part) => part !== error)));
  if (message === '' && error === undefined) return;
  log[level]({ by: 'next', ...(error ? { err: redact(error) } : {}) }, message || String(error?.message));
}

function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/^\s*[▲✓⨯⚠○»]\s*/u, '')
    .trim();
}

/** At the settings' level; unusable settings are reported elsewhere. */
function webLog(): Log {
  return createLog({ name: 'web', level: levelOf(), redactedPaths: REDACTED_PATHS, scrub });
}

function levelOf(): string {
  try {
    return readEnv('web').logLevel;
  } catch {
    return 'info';
  }
}
