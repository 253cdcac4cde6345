/** A form's fields without empty ones ("leave it") and U+0000, which PostgreSQL refuses. */
export function typedFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, typed] of form) {
    const value = typeof typed === 'string' ? typed.replaceAll('\0', '') : '';
    if (value.trim() !== '' && !name.startsWith('$')) fields[name] = value;
  }
  return fields;
}
