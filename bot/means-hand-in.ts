const COMMAND = 'adminsetsession';
const MOST_SLIPS = 3;

/** What follows `/admin_set_session`, however hurried people write it; null for another command. Pure. */
export function meansHandIn(text: string): string | null {
  const head = /^\/?\s?(admin[ _-]?set[ _-]?session|\/?[a-z_-]+)(?:@\w+)?(?=\s|$)/i.exec(text);
  if (!head) return null;
  const word = (head[1] ?? '').toLowerCase().replace(/[^a-z]/g, '');
  if (!text.startsWith('/') && !/^admin/.test(word)) return null;
  if (OTHERS.has(word) || slips(word, COMMAND) > MOST_SLIPS) return null;
  return text.slice(head[0].length).trim();
}

const OTHERS: ReadonlySet<string> = new Set([
  'adminsessions',
  'adminchecksession',
  'adminstats',
  'admindaily',
  'adminfailed',
  'adminrefresh',
  'admincode',
  'adminhelp',
]);

function slips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_SLIPS) return MOST_SLIPS + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
