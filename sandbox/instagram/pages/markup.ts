export type Markup = { readonly markup: string };

/** Escapes strings; takes `Markup` and arrays of it as they are; ignores null and false. */
export function h(
  parts: TemplateStringsArray,
  ...values: (string | number | bigint | Markup | Markup[] | null | false)[]
): Markup {
  return { markup: parts.map((part, index) => (index === 0 ? part : written(values[index - 1]) + part)).join('') };
}

/** Takes markup as it is, without escaping. */
export function raw(markup: string): Markup {
  return { markup };
}

/** JSON that cannot end its script. */
export function scriptJson(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll('<', '\\u003c') };
}

function written(value: string | number | bigint | Markup | Markup[] | null | false | undefined): string {
  if (value === null || value === false || value === undefined) return '';
  if (Array.isArray(value)) return value.map((piece) => piece.markup).join('');
  return typeof value === 'object' ? value.markup : escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
