import { useFormatter, useTranslations } from 'next-intl';
import { sumOf } from '#/lib/checks/plan/costs.ts';
import type { Plan } from '#/lib/checks/plan/model.ts';
import { Fact, Facts } from '../ui/surface.tsx';
import { useFigures } from '../ui/use-figures.ts';

/** How a check finds its answer, why so, and what that costs. `asked`: people asked for so far. */
export function PlanView({ plan, asked }: { plan: Plan; asked: number }) {
  const t = useTranslations('checks.plan');
  const format = useFormatter();
  const { duration } = useFigures();
  const { followers, following, lookUps, canaries } = plan.requests;
  const planned = { done: format.number(asked), planned: format.number(lookUps) };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-semibold">{t(`strategy.${plan.strategy}`)}</p>
        <p className="text-ink-faint text-sm">{t(`because.${plan.because}`)}</p>
      </div>
      <Facts className="border-line border-t pt-4 lg:grid-cols-5">
        <Fact word={t('requests')}>{format.number(sumOf(plan.requests))}</Fact>
        <Fact word={t('pages')}>{format.number(followers + following)}</Fact>
        {lookUps > 0 && <Fact word={t('lookUps')}>{t('ofLookUps', planned)}</Fact>}
        {canaries > 0 && <Fact word={t('canaries')}>{format.number(canaries)}</Fact>}
        {plan.sample > 0 && <Fact word={t('sample')}>{format.number(plan.sample)}</Fact>}
        {plan.aboutMs !== null && <Fact word={t('about')}>{duration(plan.aboutMs)}</Fact>}
      </Facts>
    </div>
  );
}
