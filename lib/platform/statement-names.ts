/** Names frequent statements, which PostgreSQL then plans once per connection; rare ones stay unnamed. */
import { createHash } from 'node:crypto';

const AFTER = 3;
const MOST_COUNTED = 1_000;
const MOST_NAMED = 200;

/** From a statement's text to its name; '' while it has none. */
export function createStatementNames(): (text: string) => string {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (names.size >= MOST_NAMED) return '';

    const times = (seen.get(text) ?? 0) + 1;
    if (times < AFTER) {
      if (seen.size >= MOST_COUNTED) seen.clear();
      seen.set(text, times);
      return '';
    }
    seen.delete(text);
    const given = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    names.set(text, given);
    return given;
  };
}
