import { getTranslations } from 'next-intl/server';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { SettingTable } from '#/components/settings/setting-table.tsx';
import { PartHead } from '#/components/ui/surface.tsx';
import { readSettings } from '#/lib/settings/read-settings.ts';
import { changeSettingAction, setBackAction } from './setting-actions.ts';

/** What an owner may change while Mutuals runs. */
export async function Limits() {
  const ctx = await pageContext('setting.list');
  const t = await getTranslations('settings.limits');
  return (
    <section className="flex flex-col gap-4">
      <PartHead title={t('title')} note={t('note')} />
      <SettingTable
        settings={await readSettings(ctx, { by: ctx.by })}
        actions={(name) => ({
          change: changeSettingAction.bind(null, name),
          setBack: setBackAction.bind(null, name),
        })}
      />
    </section>
  );
}
