import { idOf } from '#/app/_shared/found.ts';
import { pictureAnswer } from '#/app/_shared/picture-answer.ts';
import { readChallengePicture } from '#/lib/views/read-attempts.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ challengeId: string }> }) {
  const challengeId = idOf((await params).challengeId);
  return pictureAnswer(async (ctx) => (await readChallengePicture(ctx, { challengeId }))?.bytes ?? null);
}
