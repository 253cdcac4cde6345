/**
 * Hands on the page. Every error of Playwright stops here: it quotes arguments and addresses, so only
 * "it worked" or "it did not" goes on (docs/facts/reliability.md#secrets).
 */
import type { ElementHandle } from 'playwright';
import type { Attempt } from './attempt.ts';
import { AttemptEnded } from './deadline.ts';
import { readPage } from './read-page.ts';
import type { SeenControl, SeenInput } from './sight.ts';

/** Why nothing is typed, pressed or asked for. */
export const FOREIGN = 'A page that is not Instagram’s stood where the sign-in should go on. Nothing was typed there.';

const HAND_MS = 4_000;
/** A button of a choice that is drawn by its label alone is never pressed itself. */
const CHOOSE_MS = 1_000;

/** Presses a control that was seen. False when it is gone, covered or dead: look again. */
export async function press(attempt: Attempt, control: SeenControl | null): Promise<boolean> {
  if (!control) return false;
  const request = { want: 'control' as const, index: control.index, text: control.text, ours: attempt.ours };
  return withElement(attempt, request, async (element) => {
    await attempt.memory.picture;
    await element.click({ timeout: HAND_MS, noWaitAfter: true });
  });
}

/** Replaces what stands in a field. The value appears in no error. */
export async function fill(attempt: Attempt, field: SeenInput | null, value: string): Promise<boolean> {
  if (!field) return false;
  const request = { want: 'input' as const, index: field.index, name: field.name, ours: attempt.ours };
  return withElement(attempt, request, (element) => element.fill(value, { timeout: HAND_MS }));
}

/** Sets a radio button or a checkbox, also when only its label can be seen. */
export async function choose(attempt: Attempt, field: SeenInput): Promise<boolean> {
  if (field.checked) return true;
  const { index, name } = field;
  const { ours } = attempt;
  const set = (element: ElementHandle<Element>) => element.check({ timeout: CHOOSE_MS });
  const pressLabel = (element: ElementHandle<Element>) => element.click({ timeout: HAND_MS });
  return (
    (await withElement(attempt, { want: 'input', index, name, ours }, set)) ||
    (await withElement(attempt, { want: 'label', index, name, ours }, pressLabel))
  );
}

/** Enter in a field: sends forms whose button is covered or missing. */
export async function pressEnter(attempt: Attempt, field: SeenInput | null): Promise<boolean> {
  if (!field) return false;
  const request = { want: 'input' as const, index: field.index, name: field.name, ours: attempt.ours };
  return withElement(attempt, request, async (element) => {
    await attempt.memory.picture;
    await element.press('Enter', { timeout: HAND_MS, noWaitAfter: true });
  });
}

type Wanted = Parameters<typeof readPage>[0];

/** The element belongs to the document that was judged: a page that comes afterwards cannot take what is typed. */
async function withElement(
  attempt: Attempt,
  request: Wanted,
  action: (element: ElementHandle<Element>) => Promise<void>,
): Promise<boolean> {
  return attempt.deadline.race(
    (async () => {
      try {
        const handle = await attempt.page.evaluateHandle(readPage, request);
        const element = handle.asElement() as ElementHandle<Element> | null;
        if (!element && (await handle.jsonValue()) === 'foreign') throw new AttemptEnded('foreign_host', FOREIGN);
        if (!element) return false;
        await action(element);
        void element.dispose().catch(() => undefined);
        return true;
      } catch (error) {
        if (error instanceof AttemptEnded) throw error;
        return false;
      }
    })(),
  );
}
