import type { Body } from './answer.ts';
import { countOf, flagOf, membersOf } from './loose-values.ts';

export type Said = {
  status: 'ok' | 'fail' | null;
  /** Lower case, '' when absent. Tokens are never localized, sentences are (docs/facts/refusals.md). */
  message: string;
  errorType: string;
  /** Such as `rate_limit_banner`; lower case, '' when absent. */
  errorStyle: string;
  /** `logout_reason`: the viewer was signed out (docs/facts/refusals.md#e3). */
  loggedOut: boolean;
  requireLogin: boolean;
  spam: boolean;
  /** An action block (docs/facts/refusals.md#e9). */
  feedback: boolean;
  /** A checkpoint or challenge, with or without address (docs/facts/refusals.md#e12, #e13). */
  checkpoint: boolean;
  /** Where to settle it, the most telling first; any text. */
  addresses: readonly string[];
  /** A button offers to keep an account that awaits deletion. */
  offersToStay: boolean;
  /** Number in `error` (docs/facts/refusals.md: other markers). */
  errorCode: number | null;
  /** All texts in `errors[]`, lower case, joined; null when absent (docs/facts/refusals.md#e26). */
  errors: string | null;
};

/** Reads a body's envelope; whatever is no JSON object says nothing. Never throws. */
export function saidBy(body: Body): Said {
  const envelope = body.shape === 'json' ? membersOf(body.json) : null;
  const said = (key: string) => textOf(envelope?.[key]);
  const status = said('status').toLowerCase();
  const addresses = announcedBy(envelope ?? {});

  return {
    status: status === 'ok' || status === 'fail' ? status : null,
    message: said('message').trim().toLowerCase(),
    errorType: said('error_type').toLowerCase(),
    errorStyle: said('error_style').toLowerCase(),
    loggedOut: countOf(envelope?.logout_reason) !== null,
    requireLogin: flagOf(envelope?.require_login) === true,
    spam: flagOf(envelope?.spam) === true,
    feedback: said('feedback_url') !== '' || said('feedback_title') !== '',
    checkpoint: addresses.length > 0,
    addresses,
    offersToStay: actionsOf(envelope?.buttons).includes('stop_account_deletion'),
    errorCode: countOf(envelope?.error),
    errors: textsOf(envelope?.errors),
  };
}

function announcedBy(envelope: Readonly<Record<string, unknown>>): string[] {
  const challenge = membersOf(envelope.challenge);
  const addresses = [challenge?.url, envelope.challenge, envelope.checkpoint_url, challenge?.api_path];
  return addresses.map(textOf).filter((address) => address !== '');
}

function actionsOf(buttons: unknown): string[] {
  return Array.isArray(buttons) ? buttons.map((button) => textOf(membersOf(button)?.action)) : [];
}

function textsOf(errors: unknown): string | null {
  if (!Array.isArray(errors) || errors.length === 0) return null;
  const parts = errors.flatMap((error) =>
    ['message', 'summary', 'description', 'error_style'].map((key) => textOf(membersOf(error)?.[key])),
  );
  return parts.join(' ').toLowerCase();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
