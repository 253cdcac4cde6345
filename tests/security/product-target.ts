import { PRODUCT_URL } from '../e2e/addresses.ts';
import { productFacts } from '../e2e/outside.ts';
import { readBuild } from './outside/build.ts';
import { openPeople } from './outside/people.ts';
import { openStaff } from './outside/staff.ts';
import type { Target } from './outside/target.ts';

/** The product of the end-to-end tests, to be attacked. Disposing takes back whoever was made for it. */
export async function openProductTarget(): Promise<AsyncDisposable & { target: Target }> {
  const { databaseUrl, web } = productFacts();
  const people = await openPeople(PRODUCT_URL, await openStaff(databaseUrl));
  const here = { build: readBuild(), webPid: web.pid, isPlayground: true };
  return { target: { ...people.target, ...here }, [Symbol.asyncDispose]: () => people[Symbol.asyncDispose]() };
}
