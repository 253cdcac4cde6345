import { bellTexts } from '#/app/_shared/bell-text.ts';
import { operatorContext } from '#/app/_shared/operator-context.ts';
import { preferredLocale } from '#/app/_shared/preferences.ts';
import { type BellLine, MOST_NOTICES } from '#/components/notices/bell-notice.ts';
import { listBell } from '#/lib/notices/list-bell.ts';
import { DomainError } from '#/lib/platform/errors.ts';

export const dynamic = 'force-dynamic';

const HEADERS = { 'cache-control': 'no-store' };

/** The latest notices to operators, in the visitor's language; for whoever may look at the dashboard. */
export async function GET() {
  try {
    const ctx = await operatorContext('service.look');
    const notices = await listBell(ctx, { limit: MOST_NOTICES, language: await preferredLocale(), by: ctx.by });
    const texts = await bellTexts(notices);
    const lines: BellLine[] = notices.map(({ id, kind, text, path, at, lasts }, place) => ({
      id,
      kind,
      text: texts[place] ?? text,
      path,
      at: at.toISOString(),
      lasts,
    }));
    return Response.json({ notices: lines }, { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message } = error;
    const status = code === 'unauthenticated' ? 401 : code === 'forbidden' ? 403 : 503;
    return Response.json({ error: { code, message } }, { status, headers: HEADERS });
  }
}
