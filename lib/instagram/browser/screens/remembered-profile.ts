import { type Attempt, failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf, namesProfile, passwordInput, type SeenControl, type Sight, wordsOf } from '../sight.ts';
import { CONTINUE_AS, OTHER_PROFILE } from '../wording.ts';

/** The tile of a remembered profile (docs/facts/sign-in.md#pages). Tried once; then "use another profile". */
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

/** This account's tile; null unless certain. The driver never continues as somebody else. */
function tileOf(sight: Sight, { input }: Attempt): SeenControl | null {
  const named = sight.controls.filter(
    (control) =>
      control.path === null && namesProfile(control.text, input.username) && !OTHER_PROFILE.test(control.text),
  );
  const tiles = sight.controls.filter(({ text, disabled }) => !disabled && CONTINUE_AS.test(text));
  const ours = named.find(({ text }) => CONTINUE_AS.test(text)) ?? named[0];
  if (ours) return ours;
  // an unnamed button is ours only where the page names nobody else
  const [plain, ...others] = tiles;
  return plain && others.length === 0 && namesProfile(wordsOf(sight), input.username) ? plain : null;
}
