import type { AuditQuery } from '#/lib/operators/model.ts';
import { afterOf, one } from './found.ts';

export type AuditSearch = Record<string, string | string[] | undefined>;

const LONGEST = 80;

/** The audit page's query. Days are UTC; an invalid one narrows nothing. */
export function auditQueryOf(search: AuditSearch): AuditQuery {
  const text = (name: string) => one(search[name])?.trim().slice(0, LONGEST) || undefined;
  return {
    after: afterOf(search.after),
    actorText: text('actor'),
    actionText: text('action'),
    subjectText: text('subject'),
    since: dayOf(text('from'), 0),
    until: dayOf(text('to'), 1),
  };
}

/** The filters of an address, for links that keep them. */
export function keptFilters(search: AuditSearch): Record<string, string | undefined> {
  return Object.fromEntries(['actor', 'action', 'subject', 'from', 'to'].map((name) => [name, one(search[name])]));
}

function dayOf(text: string | undefined, later: number): Date | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  at.setUTCDate(at.getUTCDate() + later);
  return at;
}
