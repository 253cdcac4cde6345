export type FileKind = 'zip' | 'json' | 'page' | 'other_packing' | 'other_file';

/** The second is an empty one. */
const ZIPS = ['PK\u0003\u0004', 'PK\u0005\u0006'];
const PACKINGS = ['Rar!', '7z\u00bc\u00af', '\u001f\u008b', 'BZh', '\u00fd7zXZ'];

/** What a file is by its first bytes: names are changed on the way. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (ZIPS.some((mark) => head.startsWith(mark))) return 'zip';
  if (PACKINGS.some((mark) => head.startsWith(mark))) return 'other_packing';
  const first = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()[0];
  if (first === '[' || first === '{') return 'json';
  return first === '<' ? 'page' : 'other_file';
}
