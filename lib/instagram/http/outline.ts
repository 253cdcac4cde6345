import type { Body } from './answer.ts';
import type { Observation } from './observation.ts';

const MAX_DEPTH = 5;
const MAX_KEYS = 30;
const MAX_CHARACTERS = 2000;
/** A key is shown when all its words are here: no id, token or person's name ever is. */
const SCHEMA_WORDS = new Set(
  `account action and api app authenticated available big biography blocked blocking body button by category challenge
  checkpoint clickable code config connection context contact count counts cursor data description detail direct doc edge
  edges end error errors exception expired extensions fail fb feedback fetch first flow follow followed follower followers
  following full graphql groups has have hd hidden html id ids image incoming info is items jobs limit list lock
  locked logged login logout max media message messages min missing more name next node nodes of ok only outgoing owner page
  path payload pending pic pk privacy private profile query ranking reason redirect relationship render request requested
  require response result results retry rollout root see session severity should show spam status step summary surface text
  title token total type types update url use user username users value values verified version viewer wait warning web xdt`.split(
    /\s+/,
  ),
);

/** An unrecognised answer's keys and types, without values (docs/design.md#rule-5). Never throws. */
export function outlineOf({ status, redirect, body }: Pick<Observation, 'status' | 'redirect' | 'body'>): string {
  return `${status}${redirect === null ? '' : ' redirect'} ${describe(body)}`.slice(0, MAX_CHARACTERS);
}

function describe(body: Body): string {
  if (body.shape === 'json') return `json ${shapeOf(body.json, 0)}`;
  if (body.shape === 'broken') return `broken (${body.cause})`;
  return body.shape === 'empty' ? 'empty' : `${body.shape} of ${body.text.length} characters`;
}

function shapeOf(value: unknown, depth: number): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.length} × ${shapeOf(value[0], depth + 1)}]`;

  const entries = Object.entries(value);
  const shown = entries.slice(0, MAX_KEYS).map(([key, member]) => `${keyOf(key)}: ${shapeOf(member, depth + 1)}`);
  if (entries.length > MAX_KEYS) shown.push(`+${entries.length - MAX_KEYS}`);
  return `{${shown.join(', ')}}`;
}

function keyOf(key: string): string {
  const words = key.toLowerCase().split('_').filter(Boolean);
  return words.length > 0 && words.every((word) => SCHEMA_WORDS.has(word)) ? key : '*';
}
