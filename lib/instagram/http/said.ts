/** What a JSON answer says about itself: the envelope around the data, on every surface the same. */
import { z } from 'zod';
import type { Body } from './answer.ts';

export type Said = {
  /** `status` of the envelope; null when absent. */
  status: 'ok' | 'fail' | null;
  /** `message`, lower case; '' when absent. Machine tokens are never localized, sentences are (facts 3.1). */
  message: string;
  errorType: string;
  /** A structural sign that the viewer was signed out: `logout_reason` (facts 3.1 E3). */
  loggedOut: boolean;
  requireLogin: boolean;
  spam: boolean;
  /** The members of an action block (facts 3.1 E9). */
  feedback: boolean;
  /** A checkpoint or challenge is announced, with or without an address (facts 3.1 E12, E13). */
  checkpoint: boolean;
  checkpointUrl: string | null;
  /** Facebook-style number in `error` (facts 3.1, other markers). */
  errorCode: number | null;
  /** All texts inside `errors[]`, lower case, joined; null when there are no errors (facts 3.1 E26). */
  errors: string | null;
};

const text = z.string().catch('');
const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true);
const Address = z.object({ url: text, api_path: text }).nullish().catch(null);
const Envelope = z.object({
  status: text,
  message: text,
  error_type: text,
  logout_reason: z.unknown().optional(),
  require_login: flag,
  spam: flag,
  feedback_url: text,
  feedback_title: text,
  checkpoint_url: text,
  challenge: Address,
  error: z.unknown().optional(),
  errors: z.unknown().optional(),
});

const SILENT: Said = {
  status: null,
  message: '',
  errorType: '',
  loggedOut: false,
  requireLogin: false,
  spam: false,
  feedback: false,
  checkpoint: false,
  checkpointUrl: null,
  errorCode: null,
  errors: null,
};

/** Reads the envelope of a body; anything that is not a JSON object says nothing. Never throws. */
export function saidBy(body: Body): Said {
  const parsed = body.shape === 'json' ? Envelope.safeParse(body.json) : null;
  if (!parsed?.success) return SILENT;
  const envelope = parsed.data;
  const checkpointUrl = envelope.challenge?.url || envelope.checkpoint_url || envelope.challenge?.api_path || null;

  return {
    status: envelope.status === 'ok' || envelope.status === 'fail' ? envelope.status : null,
    message: envelope.message.trim().toLowerCase(),
    errorType: envelope.error_type.toLowerCase(),
    loggedOut: typeof envelope.logout_reason === 'number',
    requireLogin: envelope.require_login,
    spam: envelope.spam,
    feedback: envelope.feedback_url !== '' || envelope.feedback_title !== '',
    checkpoint: checkpointUrl !== null,
    checkpointUrl,
    errorCode: typeof envelope.error === 'number' ? envelope.error : null,
    errors: textsOf(envelope.errors),
  };
}

function textsOf(errors: unknown): string | null {
  if (!Array.isArray(errors) || errors.length === 0) return null;
  const parts = errors.flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    return ['message', 'summary', 'description'].map((key) => String(Reflect.get(error, key) ?? ''));
  });
  return parts.join(' ').toLowerCase();
}
