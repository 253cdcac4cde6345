import { useTranslations } from 'next-intl';
import { Confirm } from '../ui/confirm.tsx';
import type { Action, Outcome } from '../ui/outcome.ts';
import { SecretDialog } from './secret-dialog.tsx';

type TelegramLinkProps = {
  /** Null when unlinked. */
  telegramId: string | null;
  ask: (form: FormData) => Promise<Outcome<string>>;
  unlink: Action;
};

export function TelegramLink({ telegramId, ask, unlink }: TelegramLinkProps) {
  const t = useTranslations('settings.telegram');
  if (telegramId !== null)
    return (
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p>{t('linked', { id: telegramId })}</p>
        <Confirm
          trigger={{ word: t('unlink') }}
          title={t('unlinkTitle')}
          consequence={t('unlinkNote')}
          verb={t('unlink')}
          action={unlink}
        />
      </div>
    );
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="text-ink-soft">{t('notLinked')}</p>
      <SecretDialog
        trigger={{ word: t('ask') }}
        title={t('ask')}
        note={t('askNote')}
        verb={t('ask')}
        made={{ title: t('made'), note: t('madeNote'), verb: t('close') }}
        action={ask}
      />
    </div>
  );
}
