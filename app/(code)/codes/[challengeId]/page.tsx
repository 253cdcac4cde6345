import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { found, idOf } from '#/app/_shared/found.ts';
import { pageContext } from '#/app/_shared/operator-context.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { CodeView } from '#/components/refresh/code-view.tsx';
import { readAttempt, readChallenge } from '#/lib/refresh/read-attempts.ts';
import { answerAction, wishAction } from './actions.ts';

type Props = { params: Promise<{ challengeId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageContext();
  const challenge = await found(readChallenge(ctx, { challengeId: idOf((await params).challengeId) }));
  return { title: (await getTranslations('code'))('title', { username: challenge.accountUsername }) };
}

export default async function CodePage({ params }: Props) {
  const ctx = await pageContext();
  const challengeId = idOf((await params).challengeId);
  const challenge = await found(readChallenge(ctx, { challengeId }));
  const attempt = await readAttempt(ctx, { attemptId: challenge.attemptId });
  // A refused code is asked for again as a new question: whoever stands here is led on to it.
  if (challenge.status === 'refused' && attempt.openChallengeId) redirect(`/codes/${attempt.openChallengeId}`);
  return (
    <>
      <LiveRefresh topics={['challenge', 'attempt', 'check']} />
      <CodeView
        challenge={challenge}
        cause={attempt.cause}
        expired={challenge.status === 'open' && challenge.expiresAt <= ctx.clock.now()}
        mayAnswer={ctx.may('operator')}
        pictureHref={`/pictures/challenges/${challengeId}?at=${challenge.pictureAt?.getTime() ?? 0}`}
        deeds={{ answer: answerAction.bind(null, challengeId), wish: wishAction.bind(null, challengeId) }}
      />
    </>
  );
}
