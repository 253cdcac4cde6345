import type { Frame, Page } from 'playwright';
import type { Attempt } from './attempt.ts';

const QUALITY = 55;
/** A window that does not paint is not waited for. */
const PICTURE_MS = 2_000;

/** Covers all fields of every document from its first moment on: no picture can come too early. */
export async function coverFields(page: Page): Promise<void> {
  await page.addInitScript(cover);
}

/** A JPEG of the window; null when none is safe: the page was navigating, or a secret stands in its visible words. */
export async function takePicture(attempt: Attempt, secrets: readonly string[]): Promise<Uint8Array | null> {
  return attempt.deadline.race(unlessGone(attempt.page, shoot(attempt, secrets)));
}

/** Chromium may never answer for a window whose page went away. */
async function unlessGone(page: Page, shot: Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const gone = Promise.withResolvers<null>();
  const onGone = (frame?: Frame) => (frame && frame !== page.mainFrame() ? undefined : gone.resolve(null));
  const timer = setTimeout(onGone, PICTURE_MS);
  page.on('framenavigated', onGone);
  return Promise.race([shot, gone.promise]).finally(() => {
    clearTimeout(timer);
    page.off('framenavigated', onGone);
  });
}

async function shoot({ page, context }: Attempt, secrets: readonly string[]): Promise<Uint8Array | null> {
  try {
    const [before, cdp] = await Promise.all([page.evaluate(cover), context.newCDPSession(page)]);
    const shot = await cdp.send('Page.captureScreenshot', { format: 'jpeg', quality: QUALITY, optimizeForSpeed: true });
    void cdp.detach().catch(() => undefined);
    const after = await page.evaluate(cover);
    const words = before.words + after.words;
    if (after.document !== before.document) return null;
    return secrets.some((secret) => secret !== '' && words.includes(secret))
      ? null
      : new Uint8Array(Buffer.from(shot.data, 'base64'));
  } catch {
    return null;
  }
}

/** Runs in the page. Constructed style sheets escape the page's content policy. */
function cover(): { words: string; document: number } {
  const rules =
    'input:not([type=submit]):not([type=button]),textarea,select,[contenteditable]:not([contenteditable=false])' +
    '{color:transparent!important;-webkit-text-fill-color:transparent!important;text-shadow:none!important;' +
    'caret-color:transparent!important;background:#8a8f98!important}' +
    'input::placeholder,textarea::placeholder{color:transparent!important;-webkit-text-fill-color:transparent!important}';
  const roots: (Document | ShadowRoot)[] = [document];
  for (const element of document.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  for (const root of roots) {
    const covers = (rule: CSSRule) => rule.cssText.includes('rgb(138, 143, 152)');
    if (root.adoptedStyleSheets.some((sheet) => [...sheet.cssRules].some(covers))) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  return { words: document.body?.innerText ?? '', document: performance.timeOrigin };
}
