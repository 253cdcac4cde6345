import type { Ctx } from '#/lib/context.ts';
import { type Actor, listAudit } from './audit.ts';
import { csvOf } from './csv.ts';
import type { AuditQuery } from './model.ts';
import { demandRight } from './rights.ts';
import type { AuditLine } from './view.ts';

type Asked = AuditQuery & { by: Actor };

/** A page of the log, newest first. @throws {DomainError} `forbidden` */
export async function readAudit(ctx: Pick<Ctx, 'db'>, { by, ...query }: Asked) {
  demandRight(by, 'audit.read');
  return listAudit(ctx, query);
}

const MOST_LINES = 20_000;
const A_PAGE = 500;

/** As CSV, at most 20,000 lines; no cell starts a formula. @throws {DomainError} `forbidden` */
export async function exportAudit(ctx: Pick<Ctx, 'db'>, { by, ...query }: Asked): Promise<string> {
  demandRight(by, 'audit.read');
  const lines: AuditLine[] = [];
  for (let after: string | undefined; lines.length < MOST_LINES; ) {
    const { rows, next } = await listAudit(ctx, { ...query, ...(after ? { after } : {}), limit: A_PAGE });
    lines.push(...rows);
    if (next === null) break;
    after = next;
  }
  return csvOf([HEAD, ...lines.map(cellsOf)]);
}

const HEAD = ['at', 'actor_kind', 'actor_id', 'actor', 'action', 'subject_kind', 'subject_id', 'detail'];

function cellsOf({ at, actor, action, subject, detail }: AuditLine): string[] {
  const what = [subject?.kind ?? '', subject?.id ?? '', detail === null ? '' : JSON.stringify(detail)];
  return [at.toISOString(), actor.kind, actor.id ?? '', actor.name, action, ...what];
}
