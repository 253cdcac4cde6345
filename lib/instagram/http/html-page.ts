/** Which of Instagram's HTML pages a text is, by structure: texts are localized (docs/facts/refusals.md). */

export type HtmlPage = 'login' | 'app' | 'site' | 'other';

/**
 * Fields of both sign-in forms (docs/facts/sign-in.md#pages), a signed-out viewer's data
 * (docs/facts/addresses.md#who-am-i), or the title, which is English as we ask. A false alarm costs one probe.
 */
const LOGIN =
  /id=["']loginForm["']|<input[^>]+name=["'](?:password|pass|enc_password)["']|rel=["']canonical["'][^>]+\/accounts\/login\/|"viewer(?:Id)?":null|<title>\s*Log ?in\b|"(?:USER_ID|ACCOUNT_ID)":"0"/i;

const APP =
  /id=["'](?:react-root|mount_0_0)|_sharedData|XIGSharedData|PolarisViewer|CurrentUserInitialData|"rollout_hash"/i;

/** Any page of Instagram. */
const SITE = /<title>[^<]*\binstagram\b|\bcdninstagram\.com\//i;

/**
 * `login`: the sign-in page. `app`: the shell for a signed-in viewer, also what a vanished API address answers
 * (docs/facts/addresses.md#friendship-status). `site`: another page of Instagram. `other`: a page of a server or proxy
 * on the way.
 */
export function htmlPageOf(text: string): HtmlPage {
  if (LOGIN.test(text)) return 'login';
  if (APP.test(text)) return 'app';
  return SITE.test(text) ? 'site' : 'other';
}
