import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient, type SignInClient } from '#/testing/sandbox/sign-in-client.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';

let instagram: InstagramSandbox;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'graphql' });
});
afterEach(() => instagram.close());

describe('the sign-in by GraphQL', () => {
  const ask = async (client: SignInClient, doc_id: string, input: unknown) =>
    (await (await client.post('/api/graphql', { doc_id, variables: JSON.stringify({ input }) })).json()) as {
      data: Record<string, Record<string, unknown>> | null;
    };
  const credentials = (plain: string) => ({
    identifier: 'reader',
    enc_password: { sensitive_string_value: `#PWD_BROWSER:0:1790000000:${plain}` },
    password: { sensitive_string_value: '' },
    credential_type: 'password',
    login_source: 'COMET_HEADERLESS_LOGIN',
    ig_web_device_id: 'x',
    persistent: true,
    trusted_device_records: '{}',
    query_params: '{}',
  });

  it('takes password and code, and sends texts when asked', async () => {
    const account = instagram.account({
      username: 'reader',
      password: 'secret',
      totpSeed: 'JBSWY3DPEHPK3PXP',
      twoFactor: 'totp_and_text',
    });
    const client = await createClient(instagram.origin);
    expect(await ask(client, '27972648395719857', credentials('wrong'))).toMatchObject({
      data: { caa_login_web: { error_message: { text: expect.stringContaining('incorrect') } } },
    });
    const first = await ask(client, '27972648395719857', credentials('secret'));
    const { two_factor_info: info } = JSON.parse(String(first.data?.caa_login_web?.two_factor_result)) as {
      two_factor_info: { encrypted_context: string };
    };
    const encryptedContext = info.encrypted_context;
    expect(await ask(client, '27297512486584094', { encryptedContext, challenge: 'SMS' })).toMatchObject({
      data: { xfb_two_step_verification_send_notification: { is_success: true } },
    });
    const validate = (code: string) =>
      ask(client, '26264014419868193', { encryptedContext, code: { sensitive_string_value: code }, method: 'SMS' });
    expect(await validate('000')).toMatchObject({
      data: { xfb_two_factor_login_validate_code: { is_code_valid: false } },
    });
    expect(await validate(account.lastCode() ?? '')).toMatchObject({
      data: { xfb_two_factor_login_validate_code: { is_code_valid: true } },
    });
    expect(client.jar.get('sessionid')).toContain(account.id.toString());
    expect(instagram.requests.signIns()).toHaveLength(2);
  });

  it.each([
    ['rate_limit_banner', { error_style: 'RATE_LIMIT_BANNER' }],
    ['captcha', { is_ig_login_recaptcha: true }],
    ['deletion_pending', { stop_deletion_payload: { stop_deletion_nonce: 'sandbox' } }],
    ['oops', { error_style: 'BANNER', error_message: { text: 'Oops, an error occurred.' } }],
    ['null_result', null],
  ] as const)('is refused as the switch says: %s', async (mode, login) => {
    instagram.account({ username: 'reader', password: 'secret' });
    instagram.signIns(mode);
    const client = await createClient(instagram.origin);
    const answer = await ask(client, '27972648395719857', credentials('secret'));
    expect(answer).toMatchObject({ data: { caa_login_web: login } });
    expect(client.jar.get('sessionid')).toBeUndefined();
  });

  it('refuses an input that is not complete', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    const { login_source: _, ...incomplete } = credentials('secret');
    expect(JSON.stringify(await ask(await createClient(instagram.origin), '27972648395719857', incomplete))).toContain(
      'noncoercible_variable_value: login_source',
    );
  });
});
