/** Which of Instagram's HTML pages a text is. Structure only: texts are localized (docs/facts/refusals.md). */

export type HtmlPage = 'login' | 'app' | 'site' | 'other';

/**
 * A field of both generations of the sign-in form (docs/facts/sign-in.md#pages), the bootstrap data of a viewer who
 * is nobody (docs/facts/addresses.md#who-am-i), or
 * the page's title, which is English because we ask for English. A false alarm costs one probe.
 */
const LOGIN =
  /id=["']loginForm["']|<input[^>]+name=["'](?:password|pass|enc_password)["']|rel=["']canonical["'][^>]+\/accounts\/login\/|"viewer(?:Id)?":null|<title>\s*Log ?in\b|"(?:USER_ID|ACCOUNT_ID)":"0"/i;

/** The site's application, whatever route it shows. */
const APP =
  /id=["'](?:react-root|mount_0_0)|_sharedData|XIGSharedData|PolarisViewer|CurrentUserInitialData|"rollout_hash"/i;

/** Any page of Instagram: its name in the title, or its own pictures and scripts. */
const SITE = /<title>[^<]*\binstagram\b|\bcdninstagram\.com\//i;

/**
 * `login`: the sign-in page. `app`: the site's shell for a signed-in viewer, which an API address answers
 * when it no longer exists (docs/facts/addresses.md#friendship-status). `site`: another page of Instagram, none that
 * we know. `other`: an error page
 * of a server or a proxy on the way.
 */
export function htmlPageOf(text: string): HtmlPage {
  if (LOGIN.test(text)) return 'login';
  if (APP.test(text)) return 'app';
  return SITE.test(text) ? 'site' : 'other';
}
