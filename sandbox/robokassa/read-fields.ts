import type { IncomingMessage } from 'node:http';

/** The fields of an address, and of a form that was sent to it. */
export async function readFields(request: IncomingMessage, url: URL): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  return Object.fromEntries([...url.searchParams, ...form]);
}
