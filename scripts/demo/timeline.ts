/** What the demo prints: one line for each thing that happened, and a counter that rewrites itself where the screen can. */

export type Timeline = {
  /** Begins the clock of the first column. */
  begin(): void;
  title(text: string): void;
  say(label: string, text: string, at?: Date): void;
  /** Shows how far a list is. On a screen one line is rewritten; in a file a line appears now and then. */
  count(progress: Progress, at: Date): void;
  table(rows: readonly (readonly [string, string])[]): void;
};

export type Progress = { list: string; read: number; declared: number | null; pages: number };

const BAR = 24;
const LABEL = 11;
/** Without a screen the counter says something this often. */
const QUIET_PAGES = 20;

export function createTimeline(out: NodeJS.WriteStream): Timeline {
  const lively = out.isTTY === true && !process.env.CI;
  const paint = (code: number, text: string) =>
    lively && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text;
  let startMs = Date.now();
  let open: string | null = null;

  const line = (label: string, text: string, at = new Date()) => {
    const seconds = Math.max(0, (at.getTime() - startMs) / 1_000).toFixed(1);
    return `${paint(2, seconds.padStart(6))}  ${paint(COLOURS[label] ?? 36, label.padEnd(LABEL))} ${text}`;
  };
  const settle = () => {
    if (open === null) return;
    out.write(lively ? '\n' : `${open}\n`);
    open = null;
  };

  return {
    begin() {
      startMs = Date.now();
    },
    title(text) {
      settle();
      out.write(`\n${paint(1, text)}\n\n`);
    },
    say(label, text, at) {
      settle();
      out.write(`${line(label, text, at)}\n`);
    },
    count(progress, at) {
      open = line('page', counterOf(progress), at);
      if (lively) out.write(`\r\x1b[2K${open}`);
      else if (progress.pages % QUIET_PAGES === 0) settle();
    },
    table(rows) {
      settle();
      const width = Math.max(...rows.map(([name]) => name.length));
      out.write(`\n${rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`).join('\n')}\n\n`);
    },
  };
}

/** Terminal colours: red for what Instagram refuses, yellow for waiting, green for what went well. */
const COLOURS: Record<string, number> = {
  refused: 31,
  parked: 33,
  code: 33,
  session: 32,
  resumed: 32,
  certificate: 32,
  credit: 32,
};

function counterOf({ list, read, declared, pages }: Progress): string {
  const share = declared ? Math.min(1, read / declared) : 0;
  const full = Math.round(share * BAR);
  const total = declared === null ? '' : ` of ${figure(declared)}`;
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${list} ${figure(read)}${total}, page ${pages}`;
}

/** 1663 as 1,663. */
export function figure(value: number): string {
  return value.toLocaleString('en-US');
}
