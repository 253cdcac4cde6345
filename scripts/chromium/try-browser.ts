/** `prepare-browser.ts` runs it: tells its parent which Chromium starts here and how well it is confined, and ends. */
import { confinementLine, confinementSentences, tryChromium } from '#/lib/instagram/browser/try-chromium.ts';
import { messageOf } from '../user-error.ts';
import { ensureBrowserUser } from './browser-account.ts';
import { ensureChromium } from './install-chromium.ts';

async function tryBrowser(configured: string | undefined) {
  try {
    ensureBrowserUser();
    const confinement = await tryChromium(await ensureChromium(configured));
    return {
      path: confinement.program,
      line: confinementLine(confinement),
      sentences: confinementSentences(confinement),
    };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

process.send?.(await tryBrowser(process.argv[2]), () => process.exit(0));
