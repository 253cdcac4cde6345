import type { Flow } from '../state/model.ts';

/** Where an unfinished sign-in waits. */
export function flowAddress(flow: Flow, twoFactorPage: 'old' | 'two_step' = 'old'): string {
  switch (flow.stage) {
    case 'second_factor':
      return twoFactorPage === 'old'
        ? `/accounts/login/two_factor?next=${encodeURIComponent(flow.next)}`
        : `/two_step_verification/two_factor/?encrypted_context=${flow.id}&flow=two_factor_login`;
    case 'challenge':
      return `/auth_platform/codeentry/?apc=${flow.id}`;
    case 'approve':
      return `/auth_platform/afad/?apc=${flow.id}`;
    case 'legacy_challenge':
      return `/challenge/${flow.account.id}/${flow.id}/`;
    case 'halt':
      return haltAddress(flow);
  }
}

function haltAddress(flow: Flow): string {
  switch (flow.account.challenge) {
    case 'suspended':
      return '/accounts/suspended/';
    case 'recaptcha':
      return `/auth_platform/recaptcha/?apc=${flow.id}`;
    case 'consent':
      return '/consent/?flow=gdpr';
    case 'deletion_pending':
      return '/accounts/deletion_pending/';
    default:
      return '/accounts/integrity_notice/';
  }
}
