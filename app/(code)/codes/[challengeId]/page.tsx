import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '#/app/_shared/found.ts';
import { type OperatorCtx, pageContext } from '#/app/_shared/operator-context.ts';
import { LiveRefresh } from '#/components/live/live-refresh.tsx';
import { CodeView } from '#/components/refresh/code-view.tsx';
import { readAttempt, readChallenge } from '#/lib/views/read-attempts.ts';
import { answerAction, wishAction } from './actions.ts';

type Props = { params: Promise<{ challengeId: string }> };

/** Head and page ask once. */
const challengeOf = cache((ctx: OperatorCtx, challengeId: string) => found(readChallenge(ctx, { challengeId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageContext();
  const challenge = await challengeOf(ctx, idOf((await params).challengeId));
  const { kind, accountUsername: username } = challenge;
  const t = await getTranslations('code');
  return { title: kind === 'approve_on_device' ? t('titleApproval', { username }) : t('title', { username }) };
}

export default async function CodePage({ params }: Props) {
  const ctx = await pageContext();
  const challengeId = idOf((await params).challengeId);
  const challenge = await challengeOf(ctx, challengeId);
  const attempt = await found(readAttempt(ctx, { attemptId: challenge.attemptId }));
  // A question asked again is a new one: leads on to it.
  const isOver = challenge.status !== 'open' && challenge.status !== 'answered';
  if (isOver && attempt.openChallengeId) redirect(`/codes/${attempt.openChallengeId}`);
  return (
    <>
      <LiveRefresh topics={['challenge', 'attempt', 'check']} />
      <CodeView
        challenge={challenge}
        attempt={attempt}
        expired={challenge.status === 'open' && challenge.expiresAt <= ctx.clock.now()}
        mayAnswer={ctx.may('challenge.answer')}
        pictureHref={`/pictures/challenges/${challengeId}?at=${challenge.pictureAt?.getTime() ?? 0}`}
        actions={{ answer: answerAction.bind(null, challengeId), wish: wishAction.bind(null, challengeId) }}
      />
    </>
  );
}
