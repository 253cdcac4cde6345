/** What an answer says against the person who was asked about, read without the product's own table. */
import type { Played, Surface } from './played.ts';

export function blameIn(surface: Surface, played: Played): 'missing' | 'private' | null {
  if ('network' in played || surface === 'probe') return null;
  const { status, body } = played;
  if (/unable to fetch/i.test(body)) return 'missing';
  if (/not authorized to view/i.test(body)) return 'private';
  if (status === 404 && surface !== 'graphql_hash' && surface !== 'graphql_document') return 'missing';
  const json = parsed(body);
  if (json === null) return null;
  const user = json.data?.user ?? json.user;
  if (json.data?.user === null || json.user === null) return 'missing';
  if (surface === 'search' && Array.isArray(json.users)) return 'missing';
  if (user?.is_private === true) return 'private';
  if (user?.edge_followed_by === null || user?.edge_follow === null) return 'private';
  return Object.entries(json.data ?? {}).some(([key, value]) => key.startsWith('xdt_') && value === null)
    ? 'private'
    : null;
}

type Envelope = {
  data?: Record<string, unknown> & { user?: Record<string, unknown> | null };
  user?: Record<string, unknown> | null;
  users?: unknown;
};

function parsed(body: string): Envelope | null {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? (json as Envelope) : null;
  } catch {
    return null;
  }
}
