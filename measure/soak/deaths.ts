import type { InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import { TOTP_SEED } from '../stage/open-stage.ts';
import type { Dice } from './random.ts';

/** As seen on the site (docs/facts/refusals.md, docs/facts/sessions-and-pace.md#lifetime). */
type Death = 'signed_out' | 'looks_signed_out' | 'remembered';

/** Shares of deaths that leave the browser's sign-in (`revive`) or profile (`continue`) alive. */
const LOOKS_SHARE = 0.5;
const REMEMBERED_SHARE = 0.25;

/** Ends an account's session in any flavour; false without a living one. */
export function endOneSession(instagram: InstagramSandbox, account: string, dice: Dice): boolean {
  // Its codes of this half minute count as unused: a death then costs seconds, not the wait for the next code.
  instagram.accountOf(account).change({ totpSeed: TOTP_SEED });
  const death: Death = dice.happens(LOOKS_SHARE)
    ? 'looks_signed_out'
    : dice.happens(REMEMBERED_SHARE / (1 - LOOKS_SHARE))
      ? 'remembered'
      : 'signed_out';
  if (death === 'looks_signed_out') {
    const kind = dice.one(['E3', 'E4']);
    instagram.fault({ kind, flavour: 'answer', surface: 'list', account, times: 1 });
    return true;
  }
  instagram.screens({
    rememberedTile: death === 'remembered',
    form: dice.one(['classic', 'new']),
    cookieBanner: dice.happens(0.3),
    oneTap: dice.happens(0.3),
    notifications: dice.happens(0.3),
    language: dice.one(['en', 'ru']),
    twoFactorPage: dice.one(['old', 'two_step']),
  });
  const flavour = dice.one([
    'require_login',
    'login_required',
    'user_has_logged_out',
    'redirect',
    'redirect_home',
    'delete_cookie',
  ]);
  return instagram.signOut(account, flavour) > 0;
}
