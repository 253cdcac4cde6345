/** Spellings of an address that went past a proxy in one of the advisories (docs/facts/reliability.md#attacks). */
export function otherWaysToWrite(path: string): string[] {
  const [, first = '', ...rest] = path.split('/');
  const hex = `%${first.charCodeAt(0).toString(16)}${first.slice(1)}`;
  return [
    `${path}.rsc`,
    `${path}.rsc?_rsc=1`,
    `${path}.txt`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}.segments/_full.segment.rsc`,
    `${path}.segments/$d$${first}/__PAGE__.segment.rsc`,
    `${path}.segments/!KGRhc2hib2FyZCk/${first}/__PAGE__.segment.rsc`,
    `${path}.json`,
    `/_next/data/build${path}.json`,
    `/_next/data/../..${path}`,
    `/${path}`,
    `//127.0.0.1${path}`,
    `/.${path}`,
    `/${[hex, ...rest].join('/')}`,
    `/en${path}`,
    `/ru${path}`,
    `${path}/`,
    `/sign-in/..${path}`,
    `/sign-in%2f..${path}`,
    `/api/..${path}`,
    `/icon.svg/..${path}`,
    `/robots.txt/..${path}`,
  ];
}
