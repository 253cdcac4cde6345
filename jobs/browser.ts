/** Serves browsers. No secrets, no database. SIGTERM or SIGINT ends browsers and exits 0. */
import { once } from 'node:events';
import { canHaveSandbox } from '#/lib/instagram/browser/chromium-options.ts';
import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { serveChromium } from '#/lib/instagram/browser/serve-chromium.ts';
import { confinementSentences, tryChromium } from '#/lib/instagram/browser/try-chromium.ts';
import { readEnv } from '#/lib/platform/env.ts';

const env = readEnv('browser');
const stopAsked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
const program = findChromium(env.chromiumPath ?? null);
if (!program) throw new Error('No Chromium was found. Set CHROMIUM_PATH or install one.');

for (const sentence of confinementSentences(await tryChromium(program))) console.warn(sentence);
const served = await serveChromium({ host: env.browserHost, port: env.browserPort, executablePath: program });
console.log(`browsers are ready on port ${served.port}${canHaveSandbox(program) ? ', each in its own sandbox' : ''}`);

await stopAsked;
await served.close();
process.exit(0);
