/** Every known screen, in the order of looking: overlays, stops, questions, forms. */
import type { Screen } from '../attempt.ts';
import type { Sight } from '../sight.ts';
import { accountPicker } from './account-picker.ts';
import { approveOnDevice } from './approve-on-device.ts';
import { captcha } from './captcha.ts';
import { challengePicker } from './challenge-picker.ts';
import { codeEntry } from './code-entry.ts';
import { consent } from './consent.ts';
import { cookieBanner } from './cookie-banner.ts';
import { deletionPending } from './deletion-pending.ts';
import { foreignHost } from './foreign-host.ts';
import { home } from './home.ts';
import { notificationsPrompt } from './notifications-prompt.ts';
import { passwordOnly } from './password-only.ts';
import { personRequired } from './person-required.ts';
import { pleaseWait } from './please-wait.ts';
import { rememberedProfile } from './remembered-profile.ts';
import { saveLogin } from './save-login.ts';
import { signInForm } from './sign-in-form.ts';
import { suspended } from './suspended.ts';
import { trustDevice } from './trust-device.ts';
import { twoFactor } from './two-factor.ts';
import { unknown } from './unknown.ts';
import { warning } from './warning.ts';

export const SCREENS: readonly Screen[] = [
  foreignHost,
  cookieBanner,
  captcha,
  warning,
  suspended,
  deletionPending,
  consent,
  personRequired,
  saveLogin,
  trustDevice,
  twoFactor,
  codeEntry,
  accountPicker, // before the ways to confirm: its radio buttons may have the same values
  challengePicker,
  approveOnDevice,
  notificationsPrompt,
  home,
  rememberedProfile,
  passwordOnly,
  signInForm,
  pleaseWait,
];

/** This page's screen; `unknown` when none matches. */
export function nameScreen(sight: Sight): Screen {
  return SCREENS.find((screen) => screen.matches(sight)) ?? unknown;
}
