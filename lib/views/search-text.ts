/** A pattern for `ilike` that finds a text anywhere in a name; a leading @ and what PostgreSQL takes for a sign do not count. */
export function containing(text: string): string {
  return `%${text.replace(/^@/, '').replace(/[\\%_]/g, '\\$&')}%`;
}
