import { z } from 'zod';

/** Why a pasted text holds no session; each edge has its words. Masked values, names and dates only. */
export const NoSession = z.discriminatedUnion('why', [
  /** `broken_json`: a JSON text that was cut off or changed on its way. */
  z.object({ why: z.enum(['nothing', 'odd_value', 'broken_json']) }),
  /** Cookies, none of Instagram's. */
  z.object({ why: z.literal('other_site'), sites: z.array(z.string()) }),
  /** `document.cookie` does not show `sessionid`. */
  z.object({ why: z.literal('no_sessionid'), names: z.array(z.string()) }),
  z.object({ why: z.literal('expired'), at: z.date() }),
  z.object({ why: z.literal('two_sessions'), masked: z.array(z.string()) }),
]);
export type NoSession = z.infer<typeof NoSession>;

/** The reason that stands in the issue of a refused text; null when it has none. */
export function noSessionOf(issue: object | undefined): NoSession | null {
  const params = issue && 'params' in issue ? issue.params : null;
  return NoSession.safeParse(params).data ?? null;
}

const EXPECTED =
  'expects a sessionid, or cookies with one: a Cookie header, a curl command, a cookie file (Netscape or JSON), a Playwright storage state, Instaloader cookies as JSON';

/** For edges that speak English. */
export function noSessionSentence(found: NoSession): string {
  switch (found.why) {
    case 'nothing':
      return `There is no cookie in this text; it ${EXPECTED}.`;
    case 'other_site':
      return `These are cookies of ${found.sites.join(', ')}, not of instagram.com; this ${EXPECTED}.`;
    case 'no_sessionid':
      return `There are cookies of Instagram here (${found.names.join(', ')}), but this expects a sessionid among them. A page's own script cannot see it; copy it from the browser's developer tools.`;
    case 'odd_value':
      return 'This is not the value of a sessionid cookie. It expects a sessionid such as 48740228…%3A…: digits, then parts with %3A or a colon between them.';
    case 'broken_json':
      return `This JSON is cut off or broken, and no whole cookie with a session is in it; it ${EXPECTED}.`;
    case 'expired':
      return `The session in this text ended by itself on ${found.at.toISOString().slice(0, 10)}; it expects a sessionid that still lives.`;
    case 'two_sessions':
      return `There are two sessions in this text (${found.masked.join(' and ')}), and nothing tells which one is meant; it expects a sessionid of one account.`;
  }
}
