import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type AuditSearch, auditQueryOf, keptFilters } from '#/app/_shared/audit-query.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { AuditFilters } from '#/components/audit/audit-filters.tsx';
import { AuditTable } from '#/components/audit/audit-table.tsx';
import { ButtonLink } from '#/components/ui/button.tsx';
import { EmptyState } from '#/components/ui/empty-state.tsx';
import { NextPage } from '#/components/ui/next-page.tsx';
import { PageHead } from '#/components/ui/surface.tsx';
import { readAudit } from '#/lib/operators/read-audit.ts';

const PER_PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<AuditSearch> }) {
  const ctx = await pageContext('audit.read');
  const t = await getTranslations('audit');
  const search = await searchParams;
  const query = auditQueryOf(search);
  const keep = keptFilters(search);
  const { rows, next } = await readAudit(ctx, { ...query, by: ctx.by, limit: PER_PAGE });
  const asked = new URLSearchParams(Object.entries(keep).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return (
    <>
      <PageHead
        title={t('title')}
        note={t('note')}
        action={<ButtonLink href={`/audit/export?${asked}`}>{t('export')}</ButtonLink>}
      />
      <AuditFilters chosen={keep} />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <AuditTable lines={rows} />}
      <NextPage path="/audit" next={next} first={query.after === undefined} keep={keep} />
    </>
  );
}
