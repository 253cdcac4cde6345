/**
 * What an action may be sent, judged before React reads it: React answers unreadable input with a server error, and
 * reads deep nesting at great cost (docs/facts/reliability.md#attacks: D31).
 */

/** Cookies handed in are the longest input. */
const MOST_BYTES = 256 * 1_024;
const MOST_FIELDS = 200;
const MOST_DEPTH = 64;

/** A refusal's status; null for a fit body. */
export async function refusedBody(request: Request): Promise<400 | 413 | null> {
  const length = request.headers.get('content-length');
  // Browsers always send a length.
  if (length === null || Number(length) > MOST_BYTES) return 413;
  const type = request.headers.get('content-type') ?? '';
  try {
    if (type.startsWith('multipart/form-data')) return refusedForm(await request.formData());
    return refusedArguments(await request.text());
  } catch {
    return 400;
  }
}

/** React writes arguments as JSON under `0`, references under other numbers. */
function refusedForm(form: FormData): 400 | 413 | null {
  const entries = [...form];
  if (entries.length > MOST_FIELDS) return 413;
  for (const [name, value] of entries) {
    if (typeof value === 'string' && /^\d+$/.test(name) && isDeep(value)) return 400;
  }
  const call = form.get('0');
  return typeof call === 'string' ? refusedArguments(call) : null;
}

function refusedArguments(text: string): 400 | null {
  return !isDeep(text) && Array.isArray(JSON.parse(text)) ? null : 400;
}

/** Outside of quotes, in one pass. */
function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '[' || sign === '{')) depth += 1;
    else if (!quoted && (sign === ']' || sign === '}')) depth -= 1;
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}
