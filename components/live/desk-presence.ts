/** Whether somebody is there: an abandoned browser's own looks are no use, so it is signed out. */
export const IDLE_COOKIE = 'idle';

/** Without key, press or movement. */
const IDLE_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastSign = 0;
let watching = false;

/** Once per page. */
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

/** Call right before a page looks by itself. */
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
