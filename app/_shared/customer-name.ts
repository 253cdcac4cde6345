import type { CustomerView } from '#/lib/customers/view.ts';

type Named = Pick<CustomerView, 'id' | 'username' | 'firstName' | 'lastName'>;

/** What to call a customer: the full name, else the user name, else the Telegram id. */
export function nameOf({ id, username, firstName, lastName }: Named): string {
  const full = [firstName, lastName].filter(Boolean).join(' ');
  return full || (username ? `@${username}` : String(id));
}
