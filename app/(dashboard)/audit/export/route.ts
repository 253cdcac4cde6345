import { auditQueryOf } from '#/app/_shared/audit-query.ts';
import { operatorContext } from '#/app/_shared/operator-context.ts';
import { exportAudit } from '#/lib/operators/read-audit.ts';
import { DomainError } from '#/lib/platform/errors.ts';

export const dynamic = 'force-dynamic';

const HEADERS = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox" };

export async function GET(request: Request) {
  try {
    const ctx = await operatorContext('audit.read');
    const { after: _after, ...query } = auditQueryOf(Object.fromEntries(new URL(request.url).searchParams));
    const csv = await exportAudit(ctx, { ...query, by: ctx.by });
    const day = ctx.clock.now().toISOString().slice(0, 10);
    return new Response(csv, {
      headers: {
        ...HEADERS,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="audit-${day}.csv"`,
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(null, { status: error.code === 'unauthenticated' ? 401 : 403, headers: HEADERS });
  }
}
