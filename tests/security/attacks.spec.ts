/** Each attack that can be tried from outside, against the built product. */
import { test } from '@playwright/test';
import { slowestLast } from './attack.ts';
import { ATTACKS } from './attacks.ts';
import { openProductTarget } from './product-target.ts';

let product: Awaited<ReturnType<typeof openProductTarget>>;
test.beforeAll(async () => {
  product = await openProductTarget();
});
test.afterAll(() => product[Symbol.asyncDispose]());

for (const { id, tried, proof, open } of slowestLast(ATTACKS)) {
  if (proof.from !== 'outside') continue;
  test(`${id}: ${tried}`, async () => {
    test.fail(open !== undefined, open);
    for (const attempt of proof.attempts) await attempt(product.target);
  });
}
