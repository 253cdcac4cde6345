import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WEB_SERVER } from '#/scripts/build/dashboard.ts';

const EMPTY = { version: 3, middleware: {}, sortedMiddleware: [], functions: {} };

/** A copy of the build in which Next finds no proxy, as after somebody deleted its file. Disposing deletes the copy. */
export async function builtWithoutProxy(): Promise<AsyncDisposable & { file: string }> {
  const built = dirname(WEB_SERVER);
  const copy = await mkdtemp(join(tmpdir(), 'mw-'));
  for (const name of ['server.js', 'package.json', '.next', 'public'])
    await cp(join(built, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  await symlink(join(built, 'node_modules'), join(copy, 'node_modules'));
  const server = join(copy, '.next', 'server');
  await writeFile(join(server, 'middleware-manifest.json'), JSON.stringify(EMPTY));
  await writeFile(join(server, 'functions-config-manifest.json'), JSON.stringify({ version: 1, functions: {} }));
  const file = join(copy, 'server.js');
  return { file, [Symbol.asyncDispose]: () => rm(copy, { recursive: true, force: true }) };
}
