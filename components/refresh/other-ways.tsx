'use client';

import { useTranslations } from 'next-intl';
import type { ChallengeView } from '#/lib/refresh/view.ts';
import { useAction } from '../ui/action-button.tsx';
import { Button } from '../ui/button.tsx';
import { clockFace } from '../ui/clock-face.ts';
import type { Outcome } from '../ui/outcome.ts';
import { useClock } from '../ui/use-clock.ts';

/** Another code, or another method, as Instagram offers them. */
export function OtherWays({ challenge, wish }: { challenge: ChallengeView; wish: (wish: string) => Promise<Outcome> }) {
  const t = useTranslations('code');
  const { run, busy } = useAction();
  const now = useClock();
  const others = challenge.methods.filter((kind) => kind !== challenge.kind);
  const wait = challenge.canResendAt && now !== null ? challenge.canResendAt.getTime() - now : 0;

  return (
    <div className="flex flex-wrap justify-center gap-2">
      {challenge.canResendAt && (
        <Button
          look="quiet"
          busy={busy}
          disabled={now === null || challenge.resendKept}
          onClick={() => run(() => wish('resend'))}
        >
          <span className="tabular">
            {wait > 0 ? t(challenge.resendKept ? 'resendComes' : 'resendIn', { time: clockFace(wait) }) : t('resend')}
          </span>
        </Button>
      )}
      {others.map((kind) => (
        <Button key={kind} look="quiet" busy={busy} onClick={() => run(() => wish(`switch:${kind}`))}>
          {t(`use.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
