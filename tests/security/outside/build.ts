/** What the dashboard's build consists of, by the manifests that Next writes: no page and no action is forgotten. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#/scripts/paths.ts';

const SERVER = join(ROOT, '.next', 'standalone', '.next', 'server');

export type Build = {
  /** Addresses of pages and routes, with parameters in brackets: `/accounts/[accountId]`. */
  pages: string[];
  routes: string[];
  actions: BuiltAction[];
};

export type BuiltAction = {
  name: string;
  /** What a call names it by. */
  id: string;
  /** Addresses of the pages that have it. */
  pages: string[];
};

/** @throws when there is no build. */
export function readBuild(): Build {
  const addresses = Object.keys(readManifest('app-paths-manifest.json'));
  const { node } = readManifest('server-reference-manifest.json') as { node: Record<string, Reference> };
  return {
    pages: addressesOf(addresses, 'page'),
    routes: addressesOf(addresses, 'route'),
    actions: Object.entries(node).map(([id, { exportedName, workers }]) => ({
      id,
      name: exportedName,
      pages: addressesOf(
        Object.keys(workers).map((key) => key.slice('app'.length)),
        'page',
      ),
    })),
  };
}

type Reference = { exportedName: string; workers: Record<string, unknown> };

function readManifest(name: string): object {
  return JSON.parse(readFileSync(join(SERVER, name), 'utf8')) as object;
}

/** Groups in round brackets are no part of an address, and what begins with an underscore is Next's own. */
function addressesOf(keys: readonly string[], kind: 'page' | 'route'): string[] {
  return keys
    .filter((key) => key.endsWith(`/${kind}`) && !key.startsWith('/_'))
    .map((key) => key.slice(0, -kind.length - 1).replaceAll(/\/\([^)]+\)/g, '') || '/');
}

/** The address with `ids` in place of its parameters. */
export function filled(address: string, ids: Readonly<Record<string, string>>): string {
  return address
    .replaceAll(/\[\[?(?:\.\.\.)?(\w+)\]?\]/g, (_whole, name: string) => ids[name] ?? 'none')
    .replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? 'none');
}
