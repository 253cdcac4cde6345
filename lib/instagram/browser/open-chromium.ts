import { connectChromium } from './connect-chromium.ts';
import { AttemptEnded } from './deadline.ts';
import { findChromium } from './find-chromium.ts';
import { type LiveChromium, launchChromium } from './launch-chromium.ts';
import type { BrowserOptions } from './model.ts';
import { sweepBrowsers } from './sweep-profiles.ts';

export type Opening = {
  /** Rejects with `AttemptEnded`, which says why there is no browser. */
  opening: Promise<LiveChromium>;
  tidied: Promise<void>;
};

/** Starts or connects to a Chromium, and sweeps what dead workers left. Throws nothing: see the two promises. */
export function openChromium(options: BrowserOptions): Opening {
  const { endpoint, executablePath, now, profileRoot, launch = launchChromium } = options;
  if (endpoint) return { opening: connectChromium(endpoint), tidied: Promise.resolve() };
  const tidied = sweepBrowsers(now(), profileRoot);
  const program = findChromium(executablePath);
  const opening = program
    ? launch({ executablePath: program, profileRoot }).catch(notStarted)
    : Promise.reject(new AttemptEnded('browser_crashed', 'No Chromium was found. Set CHROMIUM_PATH or install one.'));
  return { opening, tidied };
}

/** Playwright's message would quote the whole command line. */
function notStarted(): never {
  throw new AttemptEnded('browser_crashed', 'Chromium could not be started.');
}
