import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../paths.ts';
import { isInRange } from './version-range.ts';

const Locked = z.object({
  version: z.string().optional(),
  /** This lock names no place: the checksum decides. */
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  /** Covered by its holder's checksum. */
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Locked) });
const Refused = z.array(
  z.strictObject({ package: z.string(), range: z.string(), advisory: z.string().min(3), why: z.string().min(3) }),
);

export type Lock = z.output<typeof Lock>;
export type Refused = z.output<typeof Refused>;

/** This checkout's package-lock.json. */
export const readLock = () => Lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
/** Versions that must not be installed. */
export const readRefused = () =>
  Refused.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'refused-versions.json'), 'utf8')));

/** A sentence each. */
export function refusedIn({ packages }: Lock, refused: Refused): string[] {
  return Object.entries(packages).flatMap(([path, { version }]) =>
    refused
      .filter((entry) => path !== '' && nameOf(path) === entry.package && version && isInRange(version, entry.range))
      .map(({ range, advisory, why }) => `${path} ${version} is ${range}: ${advisory}. ${why}`),
  );
}

/** Exchangeable unnoticed; a sentence each. */
export function unprovenIn({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { integrity, resolved, link, inBundle }]) => {
    if (path === '' || inBundle) return [];
    if (link) return [`${path} is a link`];
    if (!integrity?.startsWith('sha512-')) return [`${path} has no checksum`];
    return resolved === undefined ? [] : [`${path} comes from ${resolved}`];
  });
}

/** Packages from git, an address or a path. */
export function placesIn({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
      .filter(([, wish]) => /^(git|github|https?|file|link|ssh)\b|[/@].*[/#]/.test(wish) && !wish.startsWith('npm:'))
      .map(([name, wish]) => `${path || 'the project'} wants ${name} from ${wish}`),
  );
}

/** Packages with an install script. */
export function scriptedIn({ packages }: Lock): string[] {
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  return [...new Set(scripted.map(([path]) => nameOf(path)))].sort();
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
