import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { MaintenanceForm } from '#/components/settings/maintenance-form.tsx';
import { PublishText } from '#/components/settings/publish-text.tsx';
import { TextVersions } from '#/components/settings/text-versions.tsx';
import { ActionButton } from '#/components/ui/action-button.tsx';
import { RelativeTime } from '#/components/ui/relative-time.tsx';
import { Card, PartHead } from '#/components/ui/surface.tsx';
import { listVersions } from '#/lib/customers/texts/read-text.ts';
import { TextKind } from '#/lib/platform/enums.ts';
import { maintenanceOf } from '#/lib/settings/maintenance.ts';
import { beginMaintenanceAction, endMaintenanceAction, publishTextAction } from './bot-actions.ts';

/** Of each text; older ones stay in the database. */
const VERSIONS = 30;

/** What the bot does for everybody: whether it takes checks, and the texts that customers go on with. */
export async function BotPart() {
  return (
    <>
      <Maintenance />
      <Texts />
    </>
  );
}

async function Maintenance() {
  const ctx = await pageContext('maintenance.set');
  const t = await getTranslations('settings.bot');
  const maintenance = maintenanceOf(ctx.rules.maintenance, ctx.clock.now());
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('maintenance')} note={t('maintenanceNote')} />
      <Card className="flex flex-col gap-4 p-5">
        {maintenance ? (
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p className="text-pretty">
              {t('on', { by: maintenance.by })}{' '}
              {maintenance.until ? <RelativeTime at={maintenance.until} /> : t('open')}
            </p>
            <ActionButton action={endMaintenanceAction}>{t('end')}</ActionButton>
          </div>
        ) : (
          <MaintenanceForm action={beginMaintenanceAction} />
        )}
      </Card>
    </section>
  );
}

async function Texts() {
  const ctx = await pageContext();
  const t = await getTranslations('settings.bot');
  const texts = await Promise.all(
    Object.values(TextKind).map(async (kind) => ({
      kind,
      versions: await listVersions(ctx, { kind, limit: VERSIONS }),
    })),
  );
  return texts.map(({ kind, versions }) => {
    const [newest] = versions;
    return (
      <section key={kind} className="flex flex-col gap-4">
        <PartHead
          title={t(`texts.${kind}`)}
          note={t('textsNote')}
          action={
            ctx.may('text.publish') && (
              <PublishText
                title={t(`texts.${kind}`)}
                now={{ en: newest?.en ?? '', ru: newest?.ru ?? '' }}
                action={publishTextAction.bind(null, kind)}
              />
            )
          }
        />
        <TextVersions versions={versions} />
      </section>
    );
  });
}
