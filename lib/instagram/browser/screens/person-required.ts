import { failed, type Screen } from '../attempt.ts';
import { controlOf, wordsOf } from '../sight.ts';

const PATHS = /^\/(accounts\/update_risky_contactpoint|web\/unsupported_version)\b/;
const THIS_WAS_ME = /^(this was me|это (был|была) я|это я)$/i;
const NEW_PASSWORD =
  /(create|choose|enter|set) a (new|strong) password|change your password|(создайте|придумайте|введите) новый пароль|смените пароль/i;
const ADD_PHONE =
  /(add|enter) (your |a )?(phone|mobile) number|(добавьте|введите|укажите) (свой |ваш )?номер телефона/i;

/**
 * Demands that only the owner can meet (docs/facts/sign-in.md#checkpoints). Never confirms "was this you?": the sign-in
 * may have been somebody else's.
 */
export const personRequired: Screen = {
  name: 'person_required',
  rung: 'challenge',
  note: 'Stops: only the owner can do this.',
  matches(sight) {
    if (PATHS.test(sight.path)) return true;
    if (!/^\/(challenge|auth_platform|accounts\/login)\b/.test(sight.path)) return false;
    if (controlOf(sight, THIS_WAS_ME)) return true;
    const asksNewPassword = sight.inputs.filter((input) => input.type === 'password').length > 1;
    const isChallenge = !sight.path.startsWith('/accounts/login');
    return isChallenge && (asksNewPassword || NEW_PASSWORD.test(wordsOf(sight)) || ADD_PHONE.test(wordsOf(sight)));
  },
  act: async () =>
    failed(
      'challenge_unsupported',
      'Instagram asks for something that only the owner can do. A person must sign in once in a browser.',
    ),
};
