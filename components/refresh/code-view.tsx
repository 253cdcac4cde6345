import { useTranslations } from 'next-intl';
import type { AttemptCause } from '#/lib/refresh/model.ts';
import type { ChallengeView } from '#/lib/refresh/view.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { CodeEnding } from './code-ending.tsx';
import { type CodeActions, CodeForm } from './code-form.tsx';
import type { AskingAttempt } from './code-outcome.ts';

type CodeViewProps = {
  challenge: ChallengeView;
  attempt: AskingAttempt & { cause: AttemptCause };
  pictureHref: string;
  actions: CodeActions;
  expired: boolean;
  mayAnswer: boolean;
};

/** The code page: who asks, why, for which account. */
export function CodeView({ challenge, attempt, pictureHref, actions, expired, mayAnswer }: CodeViewProps) {
  const t = useTranslations('code');
  const refreshes = useTranslations('refreshes');
  const open = challenge.status === 'open' && !expired;
  const waits = attempt.status !== 'succeeded' && attempt.status !== 'failed' && attempt.status !== 'abandoned';
  const { accountUsername: username } = challenge;
  return (
    <>
      <header>
        <h1 className="text-xl">
          {challenge.kind === 'approve_on_device' ? t('titleApproval', { username }) : t('title', { username })}
        </h1>
        <p className="mt-1 text-pretty text-ink-soft">
          {refreshes(`cause.${attempt.cause}`)}.
          {waits && <> {t('waiting', { count: challenge.waitingChecks.length })}</>}
        </p>
      </header>
      {open ? (
        <CodeForm key={challenge.id} challenge={challenge} actions={actions} mayAnswer={mayAnswer} />
      ) : (
        <CodeEnding challenge={expired ? { ...challenge, status: 'expired' } : challenge} attempt={attempt} />
      )}
      {challenge.hasPicture && (open || challenge.status === 'answered') && (
        <figure className="flex flex-col gap-2">
          <figcaption className="flex items-baseline justify-between gap-3 text-ink-faint text-sm">
            <span>{t('browserShows')}</span>
            {challenge.pictureAt && <RelativeTime at={challenge.pictureAt} />}
          </figcaption>
          <a
            href={pictureHref}
            target="_blank"
            rel="noreferrer"
            className="relative block aspect-[4/3] overflow-hidden rounded-lg border border-line"
          >
            {/* biome-ignore lint/performance/noImgElement: sealed and private; no optimiser may keep a copy */}
            <img
              src={pictureHref}
              alt={t('browserShows')}
              className="absolute top-0 left-1/2 w-[190%] max-w-none -translate-x-1/2"
            />
          </a>
        </figure>
      )}
    </>
  );
}
