type Named = { id: bigint; username: string | null; firstName: string | null; lastName: string | null };

/** Full name, else user name, else Telegram id. */
export function nameOf({ id, username, firstName, lastName }: Named): string {
  const full = [firstName, lastName].filter(Boolean).join(' ');
  return full || (username ? `@${username}` : String(id));
}
