export type HtmlPage = 'login' | 'app' | 'site' | 'other';

/**
 * Fields of both sign-in forms (docs/facts/sign-in.md#pages), a signed-out viewer's data, or the title. A false alarm
 * costs one probe.
 */
const LOGIN =
  /id=["']loginForm["']|<input[^>]+name=["'](?:password|pass|enc_password)["']|rel=["']canonical["'][^>]+\/accounts\/login\/|"viewer(?:Id)?":null|<title>\s*Log ?in\b|"(?:USER_ID|ACCOUNT_ID)":"0"/i;

const APP =
  /id=["'](?:react-root|mount_0_0)|_sharedData|XIGSharedData|PolarisViewer|CurrentUserInitialData|"rollout_hash"/i;

/** Any page of Instagram. */
const SITE = /<title>[^<]*\binstagram\b|\bcdninstagram\.com\//i;

/**
 * Which HTML page a text is, by structure: texts are localized. `app`: the shell for a signed-in viewer, also from a
 * vanished API address. `site`: another page of Instagram. `other`: of a server on the way.
 */
export function htmlPageOf(text: string): HtmlPage {
  if (LOGIN.test(text)) return 'login';
  if (APP.test(text)) return 'app';
  return SITE.test(text) ? 'site' : 'other';
}
