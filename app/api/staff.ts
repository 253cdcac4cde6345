import { z } from 'zod';
import { disableOperator } from '#/lib/operators/disable-operator.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { readAudit } from '#/lib/operators/read-audit.ts';
import { listTokens } from '#/lib/operators/tokens/list-tokens.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { Role } from '#/lib/platform/enums.ts';
import { Id } from '#/lib/platform/wire.ts';
import { AuditAnswer, OperatorAnswer, TokenAnswer } from './answers/staff.ts';
import { createApi, json, route } from './define-route.ts';
import { limitOf } from './wire.ts';

const Me = z.object({
  role: z.enum(Role).meta({ description: 'What this token may do now: never more than its operator.' }),
  token: TokenAnswer,
});

const Word = z.string().trim().min(1).max(80);
const AuditAsked = z
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

export const staff = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/me',
      right: 'service.look',
      tag: 'staff',
      summary: 'Whose token is this, and what may it do?',
      answers: { 200: json('The token that asks.', Me) },
    }),
    (c) => c.json({ role: c.var.role, token: c.var.token }, 200),
  )
  .openapi(
    route({
      method: 'get',
      path: '/audit',
      right: 'audit.read',
      tag: 'staff',
      summary: 'Who did what, newest first',
      query: AuditAsked,
      answers: { 200: json('A page of the audit log.', AuditAnswer) },
    }),
    async (c) => {
      const { subjectKind: kind, subjectId: id, ...rest } = c.req.valid('query');
      const subject = kind && id ? { subject: { kind, id } } : {};
      const { rows, next } = await readAudit(c.var.ctx, { by: c.var.by, ...rest, ...subject });
      return c.json({ entries: rows, next }, 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/operators',
      right: 'operator.list',
      tag: 'staff',
      summary: 'The people of the dashboard',
      description: 'People are added in the dashboard alone: no token makes an operator.',
      answers: { 200: json('All of them, disabled ones too.', z.object({ operators: z.array(OperatorAnswer) })) },
    }),
    async (c) => c.json({ operators: await listOperators(c.var.ctx, { by: c.var.by }) }, 200),
  )
  .openapi(
    route({
      method: 'patch',
      path: '/operators/{operatorId}',
      right: 'operator.disable',
      tag: 'staff',
      summary: 'Keep an operator out',
      description:
        'Counts from the next request on: their sessions and tokens end. The last owner stays. To let somebody in again, or to give another role, is a person’s to do, in the dashboard.',
      params: z.object({ operatorId: Id }),
      body: z.strictObject({
        disabled: z.literal(true, 'expects true: no token lets anybody in, a person does it in the dashboard'),
      }),
      answers: { 200: json('The operator.', OperatorAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => c.json(await disableOperator(c.var.ctx, { ...c.req.valid('param'), by: c.var.by }), 200),
  )
  .openapi(
    route({
      method: 'get',
      path: '/tokens',
      right: 'token.list',
      tag: 'staff',
      summary: 'API tokens, newest first, ended ones too',
      description:
        'Tokens are made in the dashboard, or by `npm run token` on the machine: no token makes another one.',
      answers: { 200: json('The tokens.', z.object({ tokens: z.array(TokenAnswer) })) },
    }),
    async (c) => c.json({ tokens: await listTokens(c.var.ctx, { by: c.var.by }) }, 200),
  )
  .openapi(
    route({
      method: 'delete',
      path: '/tokens/{tokenId}',
      right: 'token.revoke',
      tag: 'staff',
      summary: 'Revoke an API token',
      description: 'From the next request on. Doing it twice changes nothing.',
      params: z.object({ tokenId: Id }),
      answers: { 200: json('The token, revoked.', TokenAnswer) },
    }),
    async (c) => c.json(await revokeToken(c.var.ctx, { ...c.req.valid('param'), by: c.var.by }), 200),
  );
