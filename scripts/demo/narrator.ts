import type { Attempt, Check, SeenRequest, Story } from './answers.ts';
import { READER } from './stage.ts';

type Line = { at: string; label: string; text: string };

export type Seen = { check: Check; story: Story; attempt: Attempt | null; requests: readonly SeenRequest[] };

export type Narrator = {
  /** `at`: ISO text; now without it. The first line starts the clock. */
  say(label: string, text: string, at?: string): void;
  tell(seen: Seen): void;
  table(rows: readonly (readonly [string, string])[]): void;
};

const BAR = 24;
/** Without a screen. */
const PAGES_A_LINE = 20;

/** Each overwrites the one before it. */
const COUNTED = ['page', 'look-up'];

const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const CYAN = 36;
const COLOURS: Record<string, number> = {
  refused: RED,
  parked: YELLOW,
  code: YELLOW,
  session: GREEN,
  resumed: GREEN,
  certificate: GREEN,
  credit: GREEN,
};

/** Tells the demo line by line; with colours and a counter on a screen. */
export function createNarrator(out: NodeJS.WriteStream): Narrator {
  const lively = out.isTTY === true && !process.env.CI;
  const paint = (code: number, text: string) =>
    lively && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text;
  const told = new Set<string>();
  let startMs: number | undefined;
  let pages = 0;

  const write = ({ at, label, text }: Line) => {
    startMs ??= Date.parse(at);
    const seconds = Math.max(0, (Date.parse(at) - startMs) / 1_000).toFixed(1);
    const line = `${paint(2, seconds.padStart(6))}  ${paint(COLOURS[label] ?? CYAN, label.padEnd(11))} ${text}`;
    if (!COUNTED.includes(label)) out.write(`${lively && pages > 0 ? '\n' : ''}${line}\n`);
    else if (lively) out.write(`\r\x1b[2K${line}`);
    else if (pages % PAGES_A_LINE === 0) out.write(`${line}\n`);
    pages = COUNTED.includes(label) ? pages + 1 : 0;
  };
  return {
    say: (label, text, at = new Date().toISOString()) => write({ at, label, text }),
    tell(seen) {
      const fresh = linesOf(seen).filter(({ at, label, text }) => !told.has(`${at} ${label} ${text}`));
      for (const line of fresh.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
        told.add(`${line.at} ${line.label} ${line.text}`);
        write(line);
      }
    },
    table(rows) {
      const width = Math.max(...rows.map(([name]) => name.length));
      out.write(`\n${rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`).join('\n')}\n\n`);
    },
  };
}

export function figure(value: number): string {
  return value.toLocaleString('en-US');
}

function linesOf({ check, story, attempt, requests }: Seen): Line[] {
  return [
    ...requests.flatMap((request) => lineOfRequest(request, requests)),
    ...story.moves
      .map((move) => ({ at: move.at, ...wordsOfMove(move, story, check) }))
      .filter(({ text }) => text !== ''),
    ...story.pages.map((page) => ({ at: page.readAt, label: 'page', text: counterAt(page, story, check) })),
    ...(attempt ? linesOfAttempt(attempt) : []),
  ];
}

/** Pages are counted from the journal, look-ups from the sandbox's log. */
function lineOfRequest(request: SeenRequest, all: readonly SeenRequest[]): Line[] {
  const { at, status, surface, fault } = request;
  const isWell = status === 200 && !fault;
  if (surface === 'probe' && !isWell)
    return [{ at, label: 'probe', text: `${status} on another surface too: signed out for certain, no soft block` }];
  if (surface === 'look_up') return [lineOfLookUp(request, all, isWell)];
  return surface === 'list' && request.list && !isWell ? [refusedPage(request, all)] : [];
}

function lineOfLookUp({ at, number, status }: SeenRequest, all: readonly SeenRequest[], isWell: boolean): Line {
  const asked = all.filter((one) => one.surface === 'look_up' && one.number <= number).length;
  if (!isWell) return { at, label: 'refused', text: `${status} from Instagram: it ended the session` };
  return { at, label: 'look-up', text: `${figure(asked)} requests for one person each, canaries among them` };
}

function refusedPage({ at, number, status, list, profile }: SeenRequest, all: readonly SeenRequest[]): Line {
  const before = all.filter((one) => one.list === list && one.number < number && one.profile === profile);
  const read = sum(before.map(({ entries }) => entries));
  return { at, label: 'refused', text: `${status} from Instagram: it ended the session after ${figure(read)} ${list}` };
}

function wordsOfMove({ at, event, reason }: Story['moves'][number], { pages }: Story, check: Check): Omit<Line, 'at'> {
  const kept = pages.filter(({ readAt }) => readAt <= at);
  const profiles = figure(sum(kept.map(({ users }) => users)));
  switch (event) {
    case 'request':
      return { label: 'credit', text: '1 credit reserved; nothing is charged before a whole result' };
    case 'start':
      return kept.length === 0
        ? { label: 'start', text: 'a worker takes the check' }
        : { label: 'resumed', text: `at page ${kept.length + 1}, with the ${kept.length} pages that were kept` };
    case 'park':
      return { label: 'parked', text: `waits for a ${reason}; ${profiles} profiles kept, no worker held` };
    case 'finish':
      return { label: 'certificate', text: certificateText(check) };
    case 'fail':
      return { label: 'refused', text: `the check failed: ${reason}; the credit returns` };
    default:
      return { label: event, text: '' };
  }
}

function certificateText({ certificate }: Check): string {
  const lists = certificate?.lists
    .filter(({ verdict }) => verdict !== 'not_read')
    .map(({ list, read, declared }) => `${figure(read)} of ${figure(declared ?? 0)} ${list}`);
  const asked = certificate?.asked ? [`${figure(certificate.asked)} asked for`] : [];
  return `${[...(lists ?? []), ...asked].join(', ')}: ${certificate?.whole ? 'whole' : 'NOT whole'}`;
}

function counterAt(page: Story['pages'][number], { pages }: Story, check: Check): string {
  const before = pages.filter(({ readAt }) => readAt <= page.readAt);
  const read = sum(before.filter(({ list }) => list === page.list).map(({ users }) => users));
  const declared = page.list === 'followers' ? check.declaredFollowers : check.declaredFollowing;
  const full = declared ? Math.round(Math.min(1, read / declared) * BAR) : 0;
  const total = declared === null ? '' : ` of ${figure(declared)}`;
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${page.list} ${figure(read)}${total}, page ${before.length}`;
}

function linesOfAttempt({ steps, challenges, generationAfter, endedAt }: Attempt): Line[] {
  const seen = steps
    .filter(({ screen }, index) => screen !== steps[index - 1]?.screen)
    .map(({ at, screen, note }) => ({
      at,
      label: 'browser',
      text: [screen.replaceAll('_', ' '), note].filter(Boolean).join(': '),
    }));
  if (generationAfter === null || endedAt === null) return seen;
  const answeredBy = challenges.find((challenge) => challenge.answeredBy)?.answeredBy;
  const from = answeredBy ?? "the account's own seed, nobody was woken";
  const session = `generation ${generationAfter} of @${READER} is stored, sealed; the check is woken`;
  return [
    ...seen,
    { at: endedAt, label: 'code', text: `the code came from ${from}` },
    { at: endedAt, label: 'session', text: session },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
