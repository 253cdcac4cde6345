/** An answer reduced to the facts that verdicts are made from. */
import type { Asked, Body, RawAnswer, Reader, Reading } from './answer.ts';
import { sessionCookieOf } from './cookies.ts';
import { type HtmlPage, htmlPageOf } from './html-page.ts';
import { parseBody } from './parse-body.ts';
import { announcedPlace, type Place, redirectOf } from './redirect.ts';
import { type Said, saidBy } from './said.ts';

export type Observation<T = unknown> = Asked & {
  status: number;
  retryAfter: string | null;
  /** The answer deletes the `sessionid` cookie and sets no new one (docs/facts/refusals.md#e7). */
  endsSession: boolean;
  /** Where the answer redirects to. */
  redirect: Place | null;
  /** The page of a challenge that the answer announces. */
  announced: Place | null;
  shape: Body['shape'];
  /** Why the body is broken; null when it is not. */
  broken: string | null;
  /** Which page, when the body is HTML. */
  page: HtmlPage | null;
  /** The body as text, when it is short plain text ('' otherwise). */
  text: string;
  said: Said;
  reading: Reading<T>;
  /** The body itself, for the outline of an answer that no row knows. */
  body: Body;
};

/** Looks at an answer once and for all. Never throws. */
export function observe<T>(asked: Asked, raw: RawAnswer, read: Reader<T>): Observation<T> {
  const body = parseBody(raw);
  const said = saidBy(body);

  return {
    ...asked,
    status: raw.status,
    retryAfter: raw.retryAfter,
    endsSession: sessionCookieOf(raw.setCookies, new URL(asked.origin).hostname) === 'deleted',
    redirect: redirectOf(raw.status, raw.location, asked.origin),
    announced: announcedPlace(said.addresses, asked.origin),
    shape: body.shape,
    broken: body.shape === 'broken' ? body.cause : null,
    page: body.shape === 'html' ? htmlPageOf(body.text) : null,
    text: body.shape === 'text' ? body.text.slice(0, 100) : '',
    said,
    reading: read(body),
    body,
  };
}
