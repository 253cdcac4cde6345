import { getTranslations } from 'next-intl/server';
import { bellText } from '#/app/_shared/bell-text.ts';
import { operatorContext } from '#/app/_shared/operator-context.ts';
import { type BellLine, MOST_NOTICES } from '#/components/notices/bell-notice.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { DomainError } from '#/lib/platform/errors.ts';

export const dynamic = 'force-dynamic';

const HEADERS = { 'cache-control': 'no-store' };

/** The latest notices to operators, in the visitor's language; for whoever may look at the dashboard. */
export async function GET() {
  try {
    const ctx = await operatorContext('service.look');
    const notices = await listBell(ctx, { limit: MOST_NOTICES, by: ctx.by });
    const t = await getTranslations();
    const lines: BellLine[] = notices.map((notice) => {
      const { id, kind, path, at, lasts } = notice;
      return { id, kind, text: bellText(notice, t), path, at: at.toISOString(), lasts };
    });
    return Response.json({ notices: lines }, { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message } = error;
    const status = code === 'unauthenticated' ? 401 : code === 'forbidden' ? 403 : 503;
    return Response.json({ error: { code, message } }, { status, headers: HEADERS });
  }
}
