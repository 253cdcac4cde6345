import { badRequest } from '../bot-api-error.ts';
import type { TgEntity } from '../bot-api-model.ts';

type Open = { mark: string; offset: number; at: number };

const RESERVED = new Set('_*[]()~`>#+-=|{}.!');
const MARKS: Record<string, string> = {
  '*': 'bold',
  _: 'italic',
  __: 'underline',
  '~': 'strikethrough',
  '||': 'spoiler',
};
const NAMES: Record<string, string> = {
  '*': 'Bold',
  _: 'Italic',
  __: 'Underline',
  '~': 'Strikethrough',
  '||': 'Spoiler',
  '`': 'Code',
  '```': 'Pre',
  '[': 'TextUrl',
};

/**
 * `parse_mode: MarkdownV2`: text and entities, with the same refusals as Telegram (byte offsets into the source).
 *
 * @throws {BotApiError} 400 "can't parse entities: …" on an unescaped reserved character or an entity without its end.
 */
export function parseMarkdownV2(source: string): { text: string; entities: TgEntity[] } {
  const reader = new MarkdownReader(source);
  return reader.read();
}

class MarkdownReader {
  private readonly source: string;
  private text = '';
  private entities: TgEntity[] = [];
  private open: Open[] = [];
  private quoteFrom = -1;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  read() {
    while (this.at < this.source.length) this.step();
    this.endQuote();
    const left = this.open.at(-1);
    if (left) throw this.noEnd(left.mark, left.at);
    return { text: this.text, entities: this.entities };
  }

  private step() {
    const char = this.source.charAt(this.at);
    const next = this.source.charAt(this.at + 1);
    if (char === '\\' && next > '\0' && next <= '~') return this.plain(next, 2);
    if (char === '\n') return this.newline();
    if (char === '>' && (this.text === '' || this.text.endsWith('\n'))) return this.startQuote();
    if (!RESERVED.has(char)) return this.plain(char, 1);
    if (char === '`') return this.code();
    if (char === '[' || (char === '!' && next === '[')) return this.openMark('[', char === '[' ? 1 : 2);
    if (char === ']' && this.open.at(-1)?.mark === '[') return this.closeLink();
    const mark = this.source.startsWith('__', this.at) ? '__' : this.source.startsWith('||', this.at) ? '||' : char;
    if (!(mark in MARKS)) throw this.reserved(char);
    if (mark === '||' && this.open.at(-1)?.mark !== '||' && this.quoteEndsHere()) return this.endExpandable();
    if (this.open.some((one) => one.mark === mark)) return this.closeMark(mark);
    this.openMark(mark, mark.length);
  }

  private plain(char: string, width: number): void {
    this.text += char;
    this.at += width;
  }

  private newline(): void {
    if (this.quoteFrom >= 0 && this.source.charAt(this.at + 1) !== '>') this.endQuote();
    this.plain('\n', 1);
    if (this.quoteFrom >= 0) this.at += 1;
  }

  private startQuote(): void {
    this.quoteFrom = this.text.length;
    this.at += 1;
  }

  private endQuote(type = 'blockquote'): void {
    if (this.quoteFrom >= 0) this.add(type, this.quoteFrom);
    this.quoteFrom = -1;
  }

  private quoteEndsHere(): boolean {
    const after = this.source.charAt(this.at + 2);
    return this.quoteFrom >= 0 && (after === '' || after === '\n');
  }

  private endExpandable(): void {
    this.at += 2;
    this.endQuote('expandable_blockquote');
  }

  private openMark(mark: string, width: number): void {
    this.open.push({ mark, offset: this.text.length, at: this.at });
    this.at += width;
  }

  private closeMark(mark: string): void {
    const last = this.open.pop();
    if (last?.mark !== mark) throw this.noEnd(last?.mark ?? mark, last?.at ?? this.at);
    this.add(MARKS[mark] ?? 'bold', last.offset);
    this.at += mark.length;
  }

  private closeLink(): void {
    const opened = this.open.pop();
    const link = /^\]\(((?:\\.|[^\\)])*)\)/s.exec(this.source.slice(this.at));
    if (!opened || !link) throw this.noEnd('[', opened?.at ?? this.at);
    const url = (link[1] ?? '').replace(/\\(.)/gs, '$1');
    const emoji = /^tg:\/\/emoji\?id=(\d+)$/.exec(url)?.[1];
    if (emoji) this.add('custom_emoji', opened.offset, { custom_emoji_id: emoji });
    else if (url) this.add('text_link', opened.offset, { url });
    this.at += link[0].length;
  }

  private code(): void {
    const fence = this.source.startsWith('```', this.at) ? '```' : '`';
    const body = new RegExp(`^${fence}((?:\\\\.|(?!${fence})[^\\\\])*)${fence}`, 's').exec(this.source.slice(this.at));
    if (!body) throw this.noEnd(fence, this.at);
    const inner = (body[1] ?? '').replace(/\\(.)/gs, '$1');
    const language = fence === '```' ? /^([^\s`]+)\n/.exec(inner)?.[1] : undefined;
    const shown = language ? inner.slice(language.length + 1) : fence === '```' ? inner.replace(/^\n/, '') : inner;
    const offset = this.text.length;
    this.text += shown;
    this.add(fence === '`' ? 'code' : 'pre', offset, language ? { language } : {});
    this.at += body[0].length;
  }

  private add(type: string, offset: number, more: Partial<TgEntity> = {}): void {
    const length = this.text.length - offset;
    if (length > 0) this.entities.push({ type, offset, length, ...more });
  }

  private reserved(char: string) {
    return badRequest(
      `can't parse entities: Character '${char}' is reserved and must be escaped with the preceding '\\'`,
    );
  }

  private noEnd(mark: string, at: number) {
    const where = Buffer.byteLength(this.source.slice(0, at));
    return badRequest(`can't parse entities: Can't find end of ${NAMES[mark] ?? mark} entity at byte offset ${where}`);
  }
}
