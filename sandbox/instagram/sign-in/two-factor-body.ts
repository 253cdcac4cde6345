import type { Flow } from '../state/model.ts';

/** The 400 answer (docs/facts/sign-in.md#second-factor); `two_factor_identifier` changes with every code. */
export function twoFactorBody(flow: Flow) {
  const { account } = flow;
  const text = account.twoFactor.includes('text');
  return {
    message: '',
    two_factor_required: true,
    two_factor_info: {
      pk: account.id,
      username: account.username,
      sms_two_factor_on: text,
      whatsapp_two_factor_on: account.twoFactor.includes('whatsapp'),
      totp_two_factor_on: account.twoFactor.includes('totp'),
      eligible_for_multiple_totp: false,
      obfuscated_phone_number: '4179',
      obfuscated_phone_number_2: '+380 ** *** **79',
      two_factor_identifier: flow.id,
      show_messenger_code_option: false,
      show_trusted_device_option: false,
      should_opt_in_trusted_device_option: true,
      pending_trusted_notification: false,
      sms_not_allowed_reason: null,
      is_trusted_device: false,
      phone_verification_settings: {
        max_sms_count: 2,
        resend_sms_delay_sec: 60,
        robocall_count_down_time_sec: 30,
        robocall_after_max_sms: true,
      },
    },
    status: 'fail',
  };
}
