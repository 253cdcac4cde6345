import { useTranslations } from 'next-intl';
import type { ChallengeView } from '#/lib/refresh/view.ts';
import { Link } from '../ui/link.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { CHALLENGE_STATUS } from './attempt-status.ts';
import { type AskingAttempt, outcomeOf } from './code-outcome.ts';

export function ChallengeList({ challenges, attempt }: { challenges: ChallengeView[]; attempt: AskingAttempt }) {
  const status = useTranslations('status.challenge');
  const code = useTranslations('code');
  return (
    <ul className="flex flex-col">
      {challenges.map((challenge) => {
        const approved = outcomeOf(challenge, attempt) === 'approved';
        const look = CHALLENGE_STATUS[approved ? 'accepted' : challenge.status];
        return (
          <li
            key={challenge.id}
            className="flex flex-col gap-1 border-line border-b py-2.5 first:pt-0 last:border-0 last:pb-0"
          >
            <div className="flex items-center justify-between gap-3">
              <Link href={`/codes/${challenge.id}`} className="font-medium hover:text-accent-text">
                {code(`kind.${challenge.kind}`)}
              </Link>
              <StatusBadge look={look} bare>
                {approved ? code('ending.approved') : status(look.word)}
              </StatusBadge>
            </div>
            <p className="text-ink-faint text-sm">
              {challenge.sentTo && <>{code('sentTo', { where: challenge.sentTo })} · </>}
              {challenge.answeredBy && <>{challenge.answeredBy} · </>}
              <RelativeTime at={challenge.askedAt} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
