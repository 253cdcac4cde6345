import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
const FILES = [
  'control.html',
  'control.css',
  'tables.css',
  'control.js',
  'elements.js',
  'send.js',
  'account-card.js',
  'screens-form.js',
  'tables.js',
];

/** Sends a file of the page; 404 for other names. */
export async function sendPageFile(response: ServerResponse, name: string): Promise<void> {
  if (!FILES.includes(name)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.');
    return;
  }
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
  const body = await readFile(join(import.meta.dirname, 'page', name));
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }).end(body);
}
