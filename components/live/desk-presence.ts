/**
 * Whether somebody is at the desk. A page that looks again by itself says so with a cookie, and the server then
 * does not count the look as a use: an abandoned browser is signed out although its page goes on living.
 */
export const IDLE_COOKIE = 'idle';

/** Without a key, a press or a movement for this long, nobody is there. */
const IDLE_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastSign = 0;
let watching = false;

/** Starts watching for signs of a person; once for the whole page. */
export function watchDesk(): void {
  if (watching) return;
  watching = true;
  lastSign = Date.now();
  const onSign = () => {
    if (isIdle()) clearIdle();
    lastSign = Date.now();
  };
  for (const sign of SIGNS) document.addEventListener(sign, onSign, { passive: true });
}

/** Writes down whether somebody is there; called right before a page looks again by itself. */
export function noteDesk(): void {
  if (isIdle()) writeCookie('1', '');
  else clearIdle();
}

function isIdle(): boolean {
  return Date.now() - lastSign > IDLE_MS;
}

function clearIdle() {
  writeCookie('', '; max-age=0');
}

function writeCookie(value: string, rest: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent on plain http
  document.cookie = `${IDLE_COOKIE}=${value}; path=/; samesite=lax${rest}`;
}
