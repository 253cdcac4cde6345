import { badRequest } from './bot-api-error.ts';

export type Upload = { name: string; type: string; bytes: Uint8Array };

/** A call's parameters from query, JSON, urlencoded or multipart, where the last two hold JSON as text. */
export class Parameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;

  constructor(values: Record<string, unknown>, uploads: Map<string, Upload> = new Map()) {
    this.values = values;
    this.uploads = uploads;
  }

  /** Those of an object inside, with the same uploads. */
  of(values: Record<string, unknown>): Parameters {
    return new Parameters(values, new Map(this.uploads));
  }

  /** Numbers become digits; absent, null and structured values are undefined. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  /** Undefined when absent or not whole. */
  integer(name: string): number | undefined {
    const text = this.text(name)?.trim();
    if (!text || !/^-?\d{1,16}$/.test(text)) return undefined;
    return Number(text);
  }

  /** Telegram reads `true`, `1`, `yes`, `t` and `y` as yes. */
  flag(name: string): boolean {
    return /^(true|1|yes|t|y)$/i.test(this.text(name) ?? '');
  }

  /** @throws {BotApiError} 400 when text should hold JSON and does not. */
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

  /** For the log: a file is its name and size. */
  shown(): Record<string, unknown> {
    const shown: Record<string, unknown> = { ...this.values };
    for (const [field, upload] of this.uploads)
      shown[field] = { file_name: upload.name, file_size: upload.bytes.length };
    return shown;
  }
}

/** Whether a value is an object and no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
