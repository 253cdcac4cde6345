import { askPerson } from '../ask-person.ts';
import { failed, LOOK, type Screen, waiting } from '../attempt.ts';
import { switchTo } from '../enter-code.ts';
import { press } from '../press.ts';
import { questionOf } from '../question.ts';
import { codeInput, controlOf, passwordInput, wordsOf } from '../sight.ts';
import { APPROVE, OTHER_WAY, RESEND } from '../wording.ts';

/** "Approve on another device" (docs/facts/sign-in.md#checkpoints). The page moves on once somebody did. */
export const approveOnDevice: Screen = {
  name: 'approve_on_device',
  rung: 'challenge',
  note: 'Waits for an approval on another device.',
  matches: (sight) =>
    (/\/(afad|approve|approval)\b/.test(sight.path) || APPROVE.test(wordsOf(sight))) &&
    !codeInput(sight) &&
    !passwordInput(sight) &&
    sight.signedIn.length === 0 &&
    !sight.inputs.some((input) => input.type === 'radio'),
  async act(turn) {
    const { attempt, sight } = turn;
    const { memory, input } = attempt;
    const offered = memory.offered;
    const question = questionOf(sight, {
      fallback: 'approve_on_device',
      wrongBefore: false,
      offered,
      now: attempt.now(),
    });
    const mayBeOffered = offered.length === 0 && controlOf(sight, OTHER_WAY) !== null;
    if (input.totp && memory.wanted === null && (mayBeOffered || question.methods.includes('app_code'))) {
      memory.peeking = true;
      return switchTo(turn, 'app_code');
    }

    const { reply, visit: now } = await askPerson(turn, question);
    if (reply.kind === 'gave_up') return failed('code_timeout');
    if (reply.kind === 'switch') return switchTo(now, reply.method);
    if (reply.kind === 'resend' && (await press(attempt, controlOf(now.sight, RESEND)))) return waiting(2_000);
    return LOOK;
  },
};
