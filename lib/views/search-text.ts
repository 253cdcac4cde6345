/** For `ilike`, anywhere in a name; without a leading @, and with PostgreSQL's signs taken literally. */
export function containing(text: string): string {
  return `%${text.replace(/^@/, '').replace(/[\\%_]/g, '\\$&')}%`;
}
