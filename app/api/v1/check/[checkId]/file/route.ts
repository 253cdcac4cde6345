import { z } from 'zod';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { buildReport } from '#/lib/checks/build-report.ts';
import { readCheck } from '#/lib/views/read-check.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/check/{checkId}/file',
    right: 'service.look',
    tag: 'present system',
    summary: 'The result as an XLSX file',
    params: z.object({ checkId: Id }),
    query: z.strictObject({
      language: z.enum(['en', 'ru']).optional().meta({ description: "The customer's own without it." }),
    }),
    answers: { 200: { description: 'The file.', file: [XLSX] } },
    refusals: ['conflict', 'gone'],
  }).handle(async ({ ctx, params, query }) => {
    const language = query.language ?? (await readCheck(ctx, params)).language;
    const { bytes, fileName } = await buildReport(ctx, { ...params, language });
    return { status: 200, bytes, fileName, mediaType: XLSX };
  }),
);
