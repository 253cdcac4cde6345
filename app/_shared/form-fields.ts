/** A form as plain fields. A field that stayed empty is absent, so that it can mean "leave it as it is". */
export function typedFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && value.trim() !== '' && !name.startsWith('$')) fields[name] = value;
  }
  return fields;
}
