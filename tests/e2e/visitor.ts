import { hireAt } from '../security/outside/people.ts';
import { openStaff } from '../security/outside/staff.ts';
import { PRODUCT_URL } from './addresses.ts';
import { productFacts } from './outside.ts';

/** Somebody new in the dashboard, signed in: their session can be ended without harm to others. */
export async function visitor(name: string, role: 'viewer' | 'operator' = 'operator') {
  const staff = await openStaff(productFacts().databaseUrl);
  try {
    const { id, email, password, ...session } = await hireAt(PRODUCT_URL, staff, role, name);
    return { ...session, id, typed: { email, password } };
  } finally {
    await staff.close();
  }
}
