/** HTML by template: every inserted text is escaped, pieces of markup are not. */

export type Markup = { readonly markup: string };

/** Builds markup; strings are escaped, `Markup` and arrays of it are taken as they are, null and false are nothing. */
export function h(
  parts: TemplateStringsArray,
  ...values: (string | number | bigint | Markup | Markup[] | null | false)[]
): Markup {
  return { markup: parts.map((part, index) => (index === 0 ? part : written(values[index - 1]) + part)).join('') };
}

/** Text that is already markup: scripts and styles of ours. */
export function raw(markup: string): Markup {
  return { markup };
}

/** JSON that cannot end the script it stands in. */
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
