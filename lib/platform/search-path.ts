export const SCHEMA_NAME = /^[A-Za-z_][\w-]{0,62}$/;

const SETTING = /(?:^|\s)(?:-c\s*|--)search_path\s*=\s*((?:\\.|[^\s\\])+)/g;

/** The first schema of the last `search_path`; undefined for none and for `public`. */
export function readSearchPath(options: string | undefined): string | undefined {
  const path = [...(options ?? '').matchAll(SETTING)].at(-1)?.[1]?.replaceAll(/\\(.)/g, '$1');
  const schema = path
    ?.split(',')
    .map((one) => one.trim())
    .map((one) => (/^".*"$/.test(one) ? one.slice(1, -1) : one.toLowerCase()))
    .find((one) => one !== '$user');
  return schema && schema !== 'public' && SCHEMA_NAME.test(schema) ? schema : undefined;
}

/** The option that sets the session's schema. */
export function searchPathOption(schema: string): string {
  return `-c search_path="${schema}"`;
}
