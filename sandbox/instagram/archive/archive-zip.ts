import { type ArchiveInput, archiveFiles } from './archive-files.ts';
import { writeZip } from './write-zip.ts';

/** An export as Instagram sends it, and its name. */
export function archiveZip(input: ArchiveInput): { name: string; bytes: Uint8Array } {
  const files = archiveFiles(input).map(({ path, text }) => ({ path, bytes: Buffer.from(text, 'utf8') }));
  return { name: `instagram-${input.owner}-2026-11-20-Sandbox1.zip`, bytes: writeZip(files) };
}
