import type { ChallengeKind } from '#/lib/platform/enums.ts';
import { type Attempt, failed, LOOK, type Move, PRESSED, type Screen, waiting } from '../attempt.ts';
import { choose, press } from '../press.ts';
import { kindSpokenOf } from '../question.ts';
import {
  codeInput,
  controlOf,
  passwordInput,
  type SeenControl,
  type SeenInput,
  type Sight,
  submitOf,
} from '../sight.ts';
import { CONFIRM } from '../wording.ts';

type Offer = { kind: ChallengeKind; radio: SeenInput | null; button: SeenControl | null };

/** Ways to confirm (docs/facts/sign-in.md#checkpoints): `/auth_platform/challengepicker/`, legacy `choice`. */
export const challengePicker: Screen = {
  name: 'challenge_picker',
  rung: 'challenge',
  note: 'Chooses how to confirm.',
  matches: (sight) =>
    !passwordInput(sight) &&
    !codeInput(sight) &&
    offersOf(sight).length > 0 &&
    (isPickerPath(sight) || hasRadios(sight)),
  async act({ attempt, sight, changed }) {
    if (!changed) return failed('unknown_screen', 'The choice of a way to confirm did not go on.');
    const offers = offersOf(sight);
    attempt.memory.offered = [...new Set(offers.map((offer) => offer.kind))];
    if (attempt.memory.peeking && !attempt.memory.offered.includes('app_code')) return goBack(attempt);
    attempt.memory.peeking = false;
    const offer = chosenOffer(attempt, offers);
    if (offer?.button) return (await press(attempt, offer.button)) ? PRESSED : LOOK;
    if (offer?.radio && !(await choose(attempt, offer.radio))) return LOOK;
    const sent = await press(attempt, submitOf(sight, CONFIRM) ?? controlOf(sight, SEND_CODE));
    return sent ? waiting(30_000) : failed('unknown_screen', 'The choice of a way to confirm has no button.');
  },
};

const BACK_MS = 10_000;
const SEND_CODE = /send .*code|отправить/i;

/** The seed is of no use: back to the page where somebody can approve. */
async function goBack({ page, memory, deadline }: Attempt): Promise<Move> {
  memory.peeking = false;
  await memory.picture;
  await deadline.race(page.goBack({ waitUntil: 'commit', timeout: BACK_MS }).catch(() => null));
  return PRESSED;
}

/** A person's wish, then the seed, then Instagram's choice, then the first. */
function chosenOffer({ memory, input }: Attempt, offers: Offer[]): Offer | undefined {
  const wished = offers.find((offer) => offer.kind === memory.wanted);
  if (memory.wanted && !wished) memory.wanted = null;
  const bySeed = input.totp && !wished ? offers.find((offer) => offer.kind === 'app_code') : undefined;
  return wished ?? bySeed ?? offers.find((offer) => offer.radio?.checked) ?? offers[0];
}

function offersOf(sight: Sight): Offer[] {
  const radios = sight.inputs.filter((input) => input.type === 'radio').map(radioOffer);
  if (radios.length > 0) return radios.filter((offer): offer is Offer => offer !== null);
  return sight.controls.flatMap((button) => {
    const kind = button.disabled ? null : kindSpokenOf(button.text);
    return kind ? [{ kind, radio: null, button }] : [];
  });
}

/** Legacy values: 1 is mail, 0 is text (docs/facts/sign-in.md#checkpoints). */
function radioOffer(radio: SeenInput): Offer | null {
  const legacy = radio.choice === '1' ? 'email_code' : radio.choice === '0' ? 'text_code' : null;
  const kind = kindSpokenOf(radio.label) ?? legacy ?? kindSpokenOf(radio.choice.replace(/_/g, ' '));
  return kind ? { kind, radio, button: null } : null;
}

function isPickerPath(sight: Sight): boolean {
  return /\/(challengepicker|method_picker|choose_method)\b/.test(sight.path);
}

function hasRadios(sight: Sight): boolean {
  return sight.inputs.some((input) => input.type === 'radio');
}
