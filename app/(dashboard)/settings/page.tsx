import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { one } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { PageHead } from '#/components/ui/surface.tsx';
import { Tabs } from '#/components/ui/tabs.tsx';
import { BotPart } from './bot.tsx';
import { Broadcasts } from './broadcasts.tsx';
import { Limits } from './limits.tsx';
import { OptOuts } from './opt-outs.tsx';
import { Own } from './own.tsx';
import { People } from './people.tsx';

const VIEWS = [
  { value: 'own', isFor: () => true, Part: Own },
  { value: 'people', isFor: ({ may }: OperatorCtx) => may('operator.list'), Part: People },
  { value: 'limits', isFor: ({ may }: OperatorCtx) => may('setting.list'), Part: Limits },
  { value: 'bot', isFor: ({ may }: OperatorCtx) => may('maintenance.set'), Part: BotPart },
  { value: 'broadcasts', isFor: ({ may }: OperatorCtx) => may('broadcast.list'), Part: Broadcasts },
  { value: 'opt-outs', isFor: ({ may }: OperatorCtx) => may('opt_out.list'), Part: OptOuts },
] as const;

type Props = { searchParams: Promise<{ view?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const t = await getTranslations('settings');
  const asked = one((await searchParams).view);
  const offered = VIEWS.filter(({ isFor }) => isFor(ctx));
  const { value: chosen, Part } = offered.find(({ value }) => value === asked) ?? VIEWS[0];
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      {offered.length > 1 && (
        <Tabs
          label={t('title')}
          chosen={chosen}
          tabs={offered.map(({ value }) => ({ value, word: t(`tabs.${value}`), href: `/settings?view=${value}` }))}
        />
      )}
      <Part />
    </>
  );
}
