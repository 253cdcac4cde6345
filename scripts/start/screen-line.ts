const LEVELS: Record<string, number> = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };
const WARN = 40;
const ERROR = 50;

export type Stream = 'stdout' | 'stderr';

/** A program's line for the screen: warnings, errors, and unlogged errors; null for the log file only. */
export function screenLine(name: string, line: string, stream: Stream): string | null {
  const entry = parse(line);
  if (!entry) return stream === 'stderr' && line.trim() !== '' ? `${name}: ${line}` : null;
  if (entry.level < WARN) return null;
  const word = entry.level >= ERROR ? 'error' : 'warning';
  const reason = entry.reason ? ` (${entry.reason})` : '';
  return `${entry.time}  ${name}: ${word}: ${entry.message}${reason}`;
}

type Entry = { level: number; message: string; time: string; reason: string };

function parse(line: string): Entry | null {
  if (!line.startsWith('{')) return null;
  try {
    const { level: said, msg, time, err }: Record<string, unknown> = JSON.parse(line);
    const level = typeof said === 'number' ? said : LEVELS[String(said)];
    if (level === undefined) return null;
    const at = new Date(typeof time === 'number' || typeof time === 'string' ? time : 0);
    return { level, message: String(msg ?? ''), time: at.toTimeString().slice(0, 8), reason: reasonOf(err) };
  } catch {
    return null;
  }
}

function reasonOf(err: unknown): string {
  if (typeof err === 'string') return err;
  if (typeof err === 'object' && err !== null && 'message' in err) return String(err.message);
  return '';
}
