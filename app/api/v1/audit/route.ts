import { z } from 'zod';
import { AuditAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id, limitOf } from '#/app/_shared/api/wire.ts';
import { readAudit } from '#/lib/operators/read-audit.ts';

const Word = z.string().trim().min(1).max(80);
const Asked = z
  .strictObject({
    subjectKind: Word.optional(),
    subjectId: Word.optional(),
    actorId: Id.optional(),
    action: Word.optional().meta({ examples: ['account.paused'] }),
    after: Id.optional(),
    limit: limitOf(500, 100),
  })
  .refine((asked) => (asked.subjectKind === undefined) === (asked.subjectId === undefined), {
    path: ['subjectId'],
    message: 'goes with subjectKind: give both or neither',
  });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/audit',
    right: 'audit.read',
    tag: 'staff',
    summary: 'Who did what, newest first',
    query: Asked,
    answers: { 200: { description: 'A page of the audit log.', schema: AuditAnswer } },
  }).handle(async ({ ctx, by, query }) => {
    const { subjectKind: kind, subjectId: id, ...rest } = query;
    const { rows, next } = await readAudit(ctx, { by, ...rest, ...(kind && id ? { subject: { kind, id } } : {}) });
    return { status: 200, body: { entries: rows, next } };
  }),
);
