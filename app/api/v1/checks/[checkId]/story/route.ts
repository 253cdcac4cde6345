import { z } from 'zod';
import { StoryAnswer } from '#/app/_shared/api/answers/check.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { readStory } from '#/lib/views/read-check.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/checks/{checkId}/story',
    right: 'service.look',
    tag: 'checks',
    summary: 'What happened to a check: its moves and its journal',
    params: z.object({ checkId: Id }),
    answers: { 200: { description: 'The story.', schema: StoryAnswer } },
  }).handle(async ({ ctx, params }) => {
    const { moves, ticks } = await readStory(ctx, params);
    return { status: 200, body: { moves, pages: ticks } };
  }),
);
