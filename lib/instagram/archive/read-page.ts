import type { ListName } from '../model.ts';
import type { Finds } from './finds.ts';
import { linkedName, plainName } from './person-in.ts';

/** The range that Instagram wrote above a page, and when it made it. */
export type Stated = { madeAt: Date; from: Date; until: Date };

// each stops at the next `<`: what an attacker repeats is looked at once
const ANCHOR = /<a\b[^<>]*?\bhref="(https?:\/\/[^"]{1,500})"/gi;
const TITLE = /<h2\b[^<>]*>([^<]{1,64})</gi;
const MOMENT = />([A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d{2}(?::\d{2})? ?[ap]m)</gi;
const HEAD_MOMENT = /<time\b[^<>]*?\bdatetime="([^"]{1,40})"/gi;

/**
 * Reads a page of a list into `finds`. Names stand in links to profiles; only in a page without any, in its headings. The
 * class names of its elements change, so nothing asks for them. @returns null when the page states no range.
 */
export async function readPage(
  chunks: AsyncIterable<Uint8Array>,
  list: ListName,
  finds: Finds,
): Promise<Stated | null> {
  const head: Date[] = [];
  const titled: string[] = [];
  let linked = 0;
  const listIn = leaveOutAsides();
  finds.begin(list);
  for await (const block of blocksOf(chunks)) {
    if (head.length < HEAD_MOMENTS) head.push(...matches(HEAD_MOMENT, block).map((word) => new Date(word)));
    const text = listIn(block);
    for (const name of namesLinked(text)) {
      linked += 1;
      finds.add(list, { name, seconds: null });
    }
    for (const moment of matches(MOMENT, text)) finds.addMoment(secondsOf(moment));
    if (linked === 0) titled.push(...namesTitled(text));
  }
  if (linked === 0) for (const name of titled) finds.add(list, { name, seconds: null });
  return statedBy(head);
}

/** The range that a page states, whatever it is about; null when it states none. */
export async function readStated(chunks: AsyncIterable<Uint8Array>): Promise<Stated | null> {
  const head: Date[] = [];
  for await (const text of blocksOf(chunks)) {
    head.push(...matches(HEAD_MOMENT, text).map((word) => new Date(word)));
    if (head.length >= HEAD_MOMENTS) break;
  }
  return statedBy(head);
}

/** When it was made, from when, until when. */
const HEAD_MOMENTS = 3;

function statedBy([madeAt, from, until]: Date[]): Stated | null {
  if (!madeAt || !from || !until) return null;
  const areMoments = [madeAt, from, until].every((moment) => !Number.isNaN(moment.getTime()));
  return areMoments && from <= until ? { madeAt, from, until } : null;
}

/** Leaves out what stands beside the list: whose export it is, with a link to them. */
function leaveOutAsides(): (block: string) => string {
  let isBeside = false;
  return (block) => {
    let text = '';
    for (const piece of block.split(/(<\/?aside\b)/i)) {
      if (/^<\/?aside$/i.test(piece)) isBeside = piece[1] !== '/';
      else if (!isBeside) text += piece;
    }
    return text;
  };
}

/** More than a page has without a tag. */
const LONGEST_REST = 64 * 1024;

/** The text in pieces that end before a tag opens: no tag, and no text of an element, is in two of them. */
async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const cut = lastOpening(text);
    rest = text.length - cut > LONGEST_REST ? '' : text.slice(cut);
    yield text.slice(0, cut);
  }
  yield rest + decoder.decode();
}

/** Where the last tag begins that is not a closing one; 0 when there is none. */
function lastOpening(text: string): number {
  let at = text.lastIndexOf('<');
  while (at > 0 && (at + 1 === text.length || text[at + 1] === '/')) at = text.lastIndexOf('<', at - 1);
  return Math.max(at, 0);
}

function namesLinked(text: string): string[] {
  return matches(ANCHOR, text).flatMap((link) => linkedName(link.replaceAll('&amp;', '&')) ?? []);
}

function namesTitled(text: string): string[] {
  return matches(TITLE, text).flatMap((title) => plainName(title) ?? []);
}

function matches(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, word = '']) => word);
}

/** NaN for what is no moment. */
function secondsOf(moment: string): number {
  return Date.parse(`${moment.replace(/ ?([ap]m)$/i, ' $1')} UTC`) / 1_000;
}
