import { z } from 'zod';
import { defineOpenRoute } from '#/app/_shared/api/define-route.ts';
import { openApiDocument } from '#/app/_shared/api/open-api-document.ts';
import { resource } from '#/app/_shared/api/resource.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineOpenRoute({
    method: 'GET',
    path: '/api/v1/openapi.json',
    tag: 'service',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) } },
  }).handle(async () => ({ status: 200, body: { ...openApiDocument() } })),
);
