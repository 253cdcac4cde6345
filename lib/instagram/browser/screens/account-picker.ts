import { failed, LOOK, type Move, type PageVisit, PRESSED, type Screen } from '../attempt.ts';
import { choose, press } from '../press.ts';
import {
  controlOf,
  namesProfile,
  passwordInput,
  type SeenControl,
  type SeenInput,
  type Sight,
  submitOf,
  wordsOf,
} from '../sight.ts';
import { CHOOSE_ACCOUNT, CONFIRM, LOG_IN, OTHER_PROFILE } from '../wording.ts';

/** Several profiles, as tiles or radio buttons. Takes ours by name; without it the attempt stops. */
export const accountPicker: Screen = {
  name: 'account_picker',
  rung: null,
  note: 'Chooses this account among the profiles that are offered.',
  matches: (sight) => !passwordInput(sight) && CHOOSE_ACCOUNT.test(wordsOf(sight)) && hasOffers(sight),
  async act({ attempt, sight, changed }: PageVisit): Promise<Move> {
    const { username } = attempt.input;
    const radio = radiosOf(sight).find((input) => namesProfile(`${input.label} ${input.choice}`, username));
    if (radio) {
      if (!(await choose(attempt, radio))) return LOOK;
      const sent = await press(attempt, submitOf(sight, CONFIRM) ?? controlOf(sight, LOG_IN));
      return sent ? PRESSED : failed('unknown_screen', 'The choice of an account has no button.');
    }
    const tile = tilesOf(sight).find(({ text }) => namesProfile(text, username));
    if (tile) return (await press(attempt, tile)) || changed ? PRESSED : failed('unknown_screen', STUCK);
    return failed('other_account', 'Instagram offers other profiles, and this account is not among them.');
  },
};

/** Buttons that name a profile to remove it. */
const TAKES_AWAY = /\b(remove|forget|log ?out|sign out|not you)\b|удалить|убрать|забыть|выйти|не вы/i;

const STUCK = 'This account cannot be chosen.';

function hasOffers(sight: Sight): boolean {
  return radiosOf(sight).length > 0 || tilesOf(sight).length > 0;
}

function radiosOf(sight: Sight): SeenInput[] {
  return sight.inputs.filter((input) => input.type === 'radio');
}

function tilesOf(sight: Sight): SeenControl[] {
  return sight.controls.filter(
    ({ text, disabled }) => !disabled && text !== '' && !OTHER_PROFILE.test(text) && !TAKES_AWAY.test(text),
  );
}
