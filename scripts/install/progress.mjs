/** Tells of long work before anything is installed. Plain JavaScript for Node 20 or newer. */

const STILL_EVERY_MS = 10_000;

/**
 * Says what begins, says every ten seconds that it goes on, and how long it took.
 *
 * @template T
 * @param {string} doing such as "Installing dependencies"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function telling(doing, work) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(0);
  console.log(`  ${doing} …`);
  const still = setInterval(() => console.log(`  ${doing} … ${seconds()} s`), STILL_EVERY_MS);
  try {
    const result = await work();
    console.log(`  ${doing} … done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(still);
  }
}
