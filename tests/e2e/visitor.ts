import { hashPassword } from '#/lib/security/operators/password-hash.ts';
import { queryDatabase, signInAs } from './knocking.ts';

const PASSWORD = 'a password of one visitor';

/**
 * Somebody new in the dashboard, signed in: their session can be ended, and their streams counted, without harm to others.
 * Written into the database: people are made by owners with a browser alone, and would have to choose a password first.
 */
export async function visitor(name: string, role: 'viewer' | 'operator' = 'operator') {
  const email = `${name}.${Date.now()}@example.org`;
  const [row] = await queryDatabase<{ id: string }>(
    `insert into operators (id, email, name, role, password_hash, updated_at)
     values (gen_random_uuid(), $1, $2, $3::"Role", $4, now()) returning id`,
    [email, name, role, await hashPassword(PASSWORD)],
  );
  const typed = { email, password: PASSWORD };
  const session = await signInAs(typed);
  if (!row || !session) throw new Error(`${name} could not sign in`);
  return { id: row.id, typed, ...session };
}
