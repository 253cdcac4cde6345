/**
 * A form as plain fields. A field that stayed empty is absent, so that it can mean "leave it as it is".
 * U+0000 is left out: nobody types it, and PostgreSQL keeps no such text.
 */
export function typedFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, typed] of form) {
    const value = typeof typed === 'string' ? typed.replaceAll('\0', '') : '';
    if (value.trim() !== '' && !name.startsWith('$')) fields[name] = value;
  }
  return fields;
}
