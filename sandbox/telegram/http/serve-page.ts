import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const PAGE = new URL('../page/', import.meta.url);
const FILES: Record<string, { path: string; type: string }> = {
  '/': page('index.html', 'text/html; charset=utf-8'),
  '/favicon.svg': page('mark.svg', 'image/svg+xml'),
  '/favicon.ico': page('mark.svg', 'image/svg+xml'),
  ...scripts(
    'chat.js',
    'state.js',
    'actions.js',
    'api.js',
    'dom.js',
    'formatting.js',
    'messages.js',
    'keyboards.js',
    'people.js',
    'dialogs.js',
    'words.js',
  ),
  '/page/style.css': page('style.css', 'text/css; charset=utf-8'),
  '/page/messages.css': page('messages.css', 'text/css; charset=utf-8'),
  '/page/inter-latin.woff2': font('inter-latin-wght-normal.woff2'),
  '/page/inter-cyrillic.woff2': font('inter-cyrillic-wght-normal.woff2'),
};
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A closed list of files; anything else is 404. */
export function servePage(url: URL, request: IncomingMessage, response: ServerResponse): void {
  const file = FILES[url.pathname];
  if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error_code: 404, description: 'Not Found' }));
    return;
  }
  response.writeHead(200, {
    'content-type': file.type,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': file.type.startsWith('font') ? 'max-age=86400' : 'no-cache',
  });
  response.end(request.method === 'HEAD' ? undefined : readFileSync(file.path));
}

function page(name: string, type: string) {
  return { path: fileURLToPath(new URL(name, PAGE)), type };
}

function scripts(...names: string[]) {
  return Object.fromEntries(names.map((name) => [`/page/${name}`, page(name, 'text/javascript; charset=utf-8')]));
}

function font(name: string) {
  return { path: require.resolve(`@fontsource-variable/inter/files/${name}`), type: 'font/woff2' };
}
