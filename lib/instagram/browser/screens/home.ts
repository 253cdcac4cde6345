import { failed, type Screen, SIGNED_IN, waiting } from '../attempt.ts';
import { passwordInput } from '../sight.ts';

const STRONG = ['inbox', 'settings', 'home_icon'];

/** The signed-in site: its navigation and both cookies; `sessionid` alone also exists signed out. */
export const home: Screen = {
  name: 'home',
  rung: null,
  note: null,
  matches: (sight) =>
    !passwordInput(sight) && (sight.signedIn.length > 1 || sight.signedIn.some((sign) => STRONG.includes(sign))),
  async act({ attempt, changed }) {
    const cookies = await attempt.deadline.race(attempt.context.cookies(attempt.origin));
    const has = (name: string) => cookies.some((cookie) => cookie.name === name && !/^("")?$/.test(cookie.value));
    if (has('sessionid') && has('ds_user_id')) return SIGNED_IN;
    return changed
      ? waiting(5_000)
      : failed('unknown_screen', 'The page looks signed in, but its cookies are missing.');
  },
};
