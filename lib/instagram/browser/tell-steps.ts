import type { Attempt, Screen } from './attempt.ts';
import type { SignInStep } from './model.ts';
import { outlineOf } from './outline.ts';
import { takePicture } from './picture.ts';
import type { Sight } from './sight.ts';

export type StepTeller = {
  /** Rejects with what an earlier step's listener threw. */
  tell(screen: Screen, sight: Sight, note: string | null): Promise<void>;
  flush(): Promise<void>;
};

/** Tells the steps of one attempt, in order, while the driver goes on. */
export function createStepTeller(attempt: Attempt): StepTeller {
  let last: Promise<void> = Promise.resolve();
  let beforeMs = attempt.now().getTime();

  return {
    async tell(screen, sight, note) {
      const at = attempt.now();
      const tookMs = Math.max(0, at.getTime() - beforeMs);
      beforeMs = at.getTime();
      const { memory, input } = attempt;
      const outline = screen.name === 'unknown' ? outlineOf(sight, [...memory.secrets, input.username]) : null;
      const step = { rung: memory.rung, screen: screen.name, at, tookMs, note, outline };

      await last;
      const picture = takePicture(attempt, memory.secrets);
      memory.picture = picture.catch(() => undefined);
      last = tellWith(attempt, step, picture);
      last.catch(() => undefined); // reported by the next `tell` or by `flush`
    },
    flush: () => last,
  };
}

async function tellWith(
  attempt: Attempt,
  step: Omit<SignInStep, 'picture'>,
  taking: Promise<Uint8Array | null>,
): Promise<void> {
  const picture = await taking.catch(() => null);
  await attempt.input.onStep({ ...step, picture });
}
