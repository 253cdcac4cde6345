import { idOf } from '#/app/_shared/found.ts';
import { pictureAnswer } from '#/app/_shared/picture-answer.ts';
import { readStepPicture } from '#/lib/views/read-attempts.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ stepId: string }> }) {
  const stepId = idOf((await params).stepId);
  return pictureAnswer((ctx) => readStepPicture(ctx, { stepId }));
}
