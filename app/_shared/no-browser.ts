/**
 * Stands in for Playwright in the dashboard's build (next.config.js): the web process shares its wiring
 * with the worker and must never open a browser, nor carry one around.
 */
export const chromium = {
  executablePath: () => '',
  launch: () => Promise.reject(new Error('The web process opens no browser; attempts run in the worker.')),
  launchPersistentContext: () =>
    Promise.reject(new Error('The web process opens no browser; attempts run in the worker.')),
};
