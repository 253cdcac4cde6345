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

/** What a run leaves. Two runs side by side need this and the port each of their own. */
export const RESULTS = process.env.E2E_RESULTS ?? 'test-results';
/** Held by the run that writes there. */
export const RESULTS_LOCK = `${RESULTS}/run.lock`;
/** Where the signed-in browser state is kept between tests. */
export const SIGNED_IN = `${RESULTS}/signed-in.json`;
/** What the tests must know of the product that was started: `ProductFacts` of `outside.ts`. */
export const PRODUCT_FACTS = `${RESULTS}/product.json`;
/** What the processes of the product wrote. */
export const LOGS = `${RESULTS}/logs`;
/** Pictures of every page, for people. */
export const SCREENS = `${RESULTS}/screens`;
