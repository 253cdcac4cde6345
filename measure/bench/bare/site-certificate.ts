import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate authority (`ca.pem` in the folder) and a certificate of it for the site's names. */
export async function makeCertificate(folder: string): Promise<{ key: string; cert: string; authority: string }> {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args);
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  const newKey = (file: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', at(file)];
  await openssl('req', '-x509', '-days', '1', ...newKey('ca.key'), ...subject('Sandbox CA'), '-out', at('ca.pem'));
  await openssl('req', ...newKey('site.key'), ...subject('www.instagram.com'), '-out', at('site.csr'));
  await writeFile(at('names'), 'subjectAltName=DNS:www.instagram.com,DNS:i.instagram.com,DNS:instagram.com\n');
  const signed = ['-in', at('site.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  await openssl('x509', '-req', '-days', '1', ...signed, '-extfile', at('names'), '-out', at('site.pem'));
  return {
    key: await readFile(at('site.key'), 'utf8'),
    cert: await readFile(at('site.pem'), 'utf8'),
    authority: at('ca.pem'),
  };
}
