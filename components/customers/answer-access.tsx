'use client';

import { useTranslations } from 'next-intl';
import type { AccessAnswer } from '#/lib/platform/enums.ts';
import { ActionButton } from '../ui/action-button.tsx';
import type { Outcome } from '../ui/outcome.ts';

/** The two answers to somebody who asks for access. */
export function AnswerAccess({
  credits,
  answer,
}: {
  credits: number;
  answer: (answer: AccessAnswer) => Promise<Outcome>;
}) {
  const t = useTranslations('customers.access');
  return (
    <div className="flex flex-wrap gap-2 max-md:w-full max-md:[&>button]:flex-1">
      <ActionButton look="primary" action={() => answer('granted')}>
        {t('grant', { count: credits })}
      </ActionButton>
      <ActionButton look="plain" action={() => answer('declined')}>
        {t('decline')}
      </ActionButton>
    </div>
  );
}
