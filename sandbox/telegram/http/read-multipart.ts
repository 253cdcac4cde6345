import { badRequest } from '../bot-api-error.ts';
import type { Upload } from '../parameters.ts';

/**
 * Splits a multipart body by hand: clients send unquoted file names with any letters, which Telegram accepts.
 * @throws {BotApiError} 400 without a boundary or a part's name.
 */
export function readMultipart(
  body: Buffer,
  contentType: string,
): { texts: Record<string, string>; uploads: Map<string, Upload> } {
  const named = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = named?.[1] ?? named?.[2];
  if (!boundary) throw malformed();
  const texts: Record<string, string> = {};
  const uploads = new Map<string, Upload>();
  for (const part of partsOf(body, `--${boundary}`)) {
    const { name, fileName, type, bytes } = readPart(part);
    if (fileName === undefined) texts[name] = bytes.toString();
    else uploads.set(name, { name: fileName, type: type ?? 'application/octet-stream', bytes });
  }
  return { texts, uploads };
}

function partsOf(body: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = [];
  let at = body.indexOf(delimiter);
  if (at < 0) throw malformed();
  for (;;) {
    const begin = at + delimiter.length + 2;
    const end = body.indexOf(`\r\n${delimiter}`, begin - 2);
    const last = body.toString('latin1', begin - 2, begin) === '--';
    if (last) return parts;
    if (end < 0) throw malformed();
    parts.push(body.subarray(begin, end));
    at = end + 2;
  }
}

function readPart(part: Buffer) {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd < 0) throw malformed();
  const head = part.toString('utf8', 0, headEnd);
  const name = parameter(head, 'name');
  if (name === undefined) throw malformed();
  const type = /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim();
  return { name, fileName: parameter(head, 'filename'), type, bytes: part.subarray(headEnd + 4) };
}

function parameter(head: string, name: string): string | undefined {
  const found = new RegExp(
    `^content-disposition:.*?[;\\s]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\r\\n]*))`,
    'im',
  ).exec(head);
  return found ? (found[1]?.replace(/\\(.)/g, '$1').replaceAll('%22', '"') ?? found[2]?.trim()) : undefined;
}

const malformed = () => badRequest("can't parse multipart form data");
