/** Hands on the page. Playwright's errors quote arguments and addresses, so only "worked" or "did not" goes on. */
import type { ElementHandle } from 'playwright';
import type { Attempt } from './attempt.ts';
import { AttemptEnded } from './deadline.ts';
import { readPage } from './read-page.ts';
import type { SeenControl, SeenInput } from './sight.ts';

export const FOREIGN = 'A page that is not Instagram’s stood where the sign-in should go on. Nothing was typed there.';

const HAND_MS = 4_000;
/** A radio or checkbox drawn by its label alone cannot be pressed itself. */
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

/** Replaces a field's value, which no error shows. False when the field is gone. */
export async function fill(attempt: Attempt, field: SeenInput | null, value: string): Promise<boolean> {
  if (!field) return false;
  const request = { want: 'input' as const, index: field.index, name: field.name, ours: attempt.ours };
  return withElement(attempt, request, (element) => element.fill(value, { timeout: HAND_MS }));
}

/** Sets a radio button or checkbox, also when only its label is visible. */
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

/** Presses Enter, for forms whose button is covered or missing. */
export async function pressEnter(attempt: Attempt, field: SeenInput | null): Promise<boolean> {
  if (!field) return false;
  const request = { want: 'input' as const, index: field.index, name: field.name, ours: attempt.ours };
  return withElement(attempt, request, async (element) => {
    await attempt.memory.picture;
    await element.press('Enter', { timeout: HAND_MS, noWaitAfter: true });
  });
}

type Wanted = Parameters<typeof readPage>[0];

/** The element belongs to the document that was judged: a later page cannot get what is typed. */
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
