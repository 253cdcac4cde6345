/** Where the product under end-to-end test is, and who may sign in. */
export const PRODUCT_PORT = Number(process.env.E2E_PORT ?? 4790);
export const INSTAGRAM_PORT = PRODUCT_PORT + 1;
export const TELEGRAM_PORT = PRODUCT_PORT + 2;

export const PRODUCT_URL = `http://127.0.0.1:${PRODUCT_PORT}`;
export const INSTAGRAM_URL = `http://127.0.0.1:${INSTAGRAM_PORT}`;
export const TELEGRAM_URL = `http://127.0.0.1:${TELEGRAM_PORT}`;

export const OWNER = { email: 'owner@example.org', password: 'a long enough password', name: 'Olga' };
/** May look and not act. */
export const VIEWER = { email: 'viewer@example.org', password: 'another long password', name: 'Viktor' };

/** Where the signed-in browser state is kept between tests. */
export const SIGNED_IN = 'test-results/signed-in.json';
/** What the tests must know of the product that was started: `ProductFacts` of `outside.ts`. */
export const PRODUCT_FACTS = 'test-results/product.json';
/** What the processes of the product wrote. */
export const LOGS = 'test-results/logs';
/** Pictures of every page, for people. */
export const SCREENS = 'test-results/screens';
