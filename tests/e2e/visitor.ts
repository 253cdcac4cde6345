import { signInAs } from './knocking.ts';
import { api } from './outside.ts';

const PASSWORD = 'a password of one visitor';

/** Somebody new in the dashboard, signed in: their session can be ended, and their streams counted, without harm to others. */
export async function visitor(name: string, role: 'viewer' | 'operator' = 'operator') {
  const email = `${name}.${Date.now()}@example.org`;
  const { id } = await api<{ id: string }>('POST', '/operators', {
    email,
    name,
    role,
    password: PASSWORD,
    language: 'en',
  });
  const typed = { email, password: PASSWORD };
  const session = await signInAs(typed);
  if (!session) throw new Error(`${name} could not sign in`);
  return { id, typed, ...session };
}
