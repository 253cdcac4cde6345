import type { CustomerView } from '#/lib/customers/view.ts';

type Named = Pick<CustomerView, 'id' | 'username' | 'firstName' | 'lastName'>;

/** Full name, else user name, else Telegram id. */
export function nameOf({ id, username, firstName, lastName }: Named): string {
  const full = [firstName, lastName].filter(Boolean).join(' ');
  return full || (username ? `@${username}` : String(id));
}
