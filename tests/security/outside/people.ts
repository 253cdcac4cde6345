/** The people of an attack: one of each role, signed in, and whoever is hired on the way. */
import { randomBytes } from 'node:crypto';
import { ROLES, type Role } from '#/lib/operators/role.ts';
import { tryToSignIn } from './knock.ts';
import type { Staff } from './staff.ts';
import type { Person, Target } from './target.ts';

export type People = AsyncDisposable & {
  target: Pick<
    Target,
    'url' | 'people' | 'customer' | 'tokens' | 'hire' | 'issue' | 'forgetTries' | 'setRole' | 'keepOut'
  >;
};

/** Disposing takes everybody back. @throws when somebody who was just made cannot sign in. */
export async function openPeople(url: string, staff: Staff): Promise<People> {
  const hire = (role: Role) => hireAt(url, staff, role);
  const issue = (role: Role) => staff.issue(`attack ${role}`, role);
  try {
    const people = await ofEachRole(hire);
    const tokens = await ofEachRole(async (role) => (await issue(role)).secret);
    const customer = await staff.addCustomer(`Sentinella ${randomBytes(5).toString('hex')}`);
    const setRole = ({ id }: Person, role: Role) => staff.setRole(id, role);
    const keepOut = ({ id }: Person) => staff.keepOut(id);
    return {
      target: { url, people, customer, tokens, hire, issue, forgetTries: staff.forgetTries, setRole, keepOut },
      [Symbol.asyncDispose]: staff.leave,
    };
  } catch (error) {
    await staff.leave();
    throw error;
  }
}

/** Makes somebody and signs them in. @throws when they cannot. */
export async function hireAt(url: string, staff: Staff, role: Role, called?: string): Promise<Person> {
  const mark = randomBytes(5).toString('hex');
  const name = called ?? `Attack ${role} ${mark}`;
  const typed = { email: `${role}.${mark}@attack.invalid`, password: randomBytes(18).toString('base64url') };
  const id = await staff.add({ ...typed, name, role });
  const { session, answer } = await tryToSignIn({ url }, typed);
  if (!session) throw new Error(`${name} could not sign in: ${answer.status} ${answer.text.slice(0, 200)}`);
  return { id, name, ...typed, ...session };
}

async function ofEachRole<T>(make: (role: Role) => Promise<T>): Promise<Record<Role, T>> {
  const made: Partial<Record<Role, T>> = {};
  for (const role of ROLES) made[role] = await make(role);
  return made as Record<Role, T>;
}
