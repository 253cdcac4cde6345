import type { Asked, Body, RawAnswer, Reader, Reading } from './answer.ts';
import { sessionCookieOf } from './cookies.ts';
import { type HtmlPage, htmlPageOf } from './html-page.ts';
import { parseBody } from './parse-body.ts';
import { announcedPlace, type Place, redirectOf } from './redirect.ts';
import { type Said, saidBy } from './said.ts';

export type Observation<T = unknown> = Asked & {
  status: number;
  retryAfter: string | null;
  /** Deletes `sessionid` and sets no new one (docs/facts/refusals.md#e7). */
  endsSession: boolean;
  redirect: Place | null;
  announced: Place | null;
  shape: Body['shape'];
  broken: string | null;
  page: HtmlPage | null;
  /** Short plain text; else ''. */
  text: string;
  said: Said;
  reading: Reading<T>;
  body: Body;
};

/** An answer reduced to the facts behind verdicts. Never throws. */
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
