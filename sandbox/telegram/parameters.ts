import { badRequest } from './bot-api-error.ts';

/** A file that came inside a multipart body. */
export type Upload = { name: string; type: string; bytes: Uint8Array };

/**
 * The parameters of one Bot API call, whichever way they came: query, JSON, urlencoded or multipart.
 * In the last two everything is text, and structured values are JSON inside the text; here the difference is gone.
 */
export class Parameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;

  constructor(values: Record<string, unknown>, uploads: Map<string, Upload> = new Map()) {
    this.values = values;
    this.uploads = uploads;
  }

  /** Text; numbers are accepted as their digits. Absent, null and structured values are undefined. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  /** A whole number, or undefined when it is absent or is none. */
  integer(name: string): number | undefined {
    const text = this.text(name)?.trim();
    if (!text || !/^-?\d{1,16}$/.test(text)) return undefined;
    return Number(text);
  }

  /** Telegram reads `true`, `1`, `yes`, `t` and `y` as yes. */
  flag(name: string): boolean {
    return /^(true|1|yes|t|y)$/i.test(this.text(name) ?? '');
  }

  /**
   * A structured value.
   *
   * @throws {BotApiError} 400 when text that should hold JSON does not.
   */
  json(name: string): unknown {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${name} JSON object`);
    }
  }

  /** The parameters as the call log shows them: a file is its name and size, never its bytes. */
  shown(): Record<string, unknown> {
    const shown: Record<string, unknown> = { ...this.values };
    for (const [field, upload] of this.uploads)
      shown[field] = { file_name: upload.name, file_size: upload.bytes.length };
    return shown;
  }
}

/** Narrows to a JSON object: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
