import { type Attempt, failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf, passwordInput, type SeenControl, type Sight } from '../sight.ts';
import { CONTINUE, CONTINUE_AS, OTHER_PROFILE } from '../wording.ts';

/** The tile of a profile that signed in here before (facts 4.1). Tried once; then "use another profile". */
export const rememberedProfile: Screen = {
  name: 'remembered_profile',
  rung: 'continue',
  note: 'Goes on as the remembered profile.',
  matches: (sight) =>
    !passwordInput(sight) && controlOf(sight, CONTINUE_AS) !== null && controlOf(sight, OTHER_PROFILE) !== null,
  async act({ attempt, sight }) {
    const tile = attempt.memory.continued ? null : tileOf(sight, attempt);
    attempt.memory.continued = true;
    const pressed = (await press(attempt, tile)) || (await press(attempt, controlOf(sight, OTHER_PROFILE)));
    return pressed ? PRESSED : failed('unknown_screen', 'The remembered profile cannot be pressed.');
  },
};

/** The tile of this account; null when only other profiles are remembered here. */
function tileOf(sight: Sight, { input }: Attempt): SeenControl | null {
  const name = input.username.toLowerCase();
  const named = sight.controls.find(
    (control) =>
      control.path === null && control.text.toLowerCase().includes(name) && !OTHER_PROFILE.test(control.text),
  );
  if (named && CONTINUE_AS.test(named.text)) return named;
  const plain = controlOf(sight, CONTINUE) ?? controlOf(sight, CONTINUE_AS);
  const saysWho = plain !== null && / (as|как) /i.test(plain.text);
  if (saysWho && !sight.text.toLowerCase().includes(name) && sight.controls.filter(isTile).length > 1) return null;
  return plain ?? named ?? null;
}

function isTile(control: SeenControl): boolean {
  return CONTINUE_AS.test(control.text);
}
