/** The roles of the programs in the databases of tests: made once for the template, known by every copy of it. */
import { readDatabaseAddress, withCredentials } from '#/lib/platform/database-address.ts';
import { type DatabaseRole, roleName } from '#/lib/platform/database-rights.ts';

export const TEMPLATE = 'mutuals_template';

export const TEST_PASSWORDS: Record<DatabaseRole, string> = {
  web: 'password of web',
  worker: 'password of worker',
  bot: 'password of bot',
  backup: 'password of backup',
};

/** The name of the database in an address. */
export function databaseOfUrl(url: string): string {
  return readDatabaseAddress(url).database ?? '';
}

/** The address of a test's database for one program. `ofDatabase`: whose roles they are, when it is no copy of the template. */
export function addressAs(role: DatabaseRole, url: string, ofDatabase = TEMPLATE): string {
  return withCredentials(url, { user: roleName(ofDatabase, role), password: TEST_PASSWORDS[role] });
}
