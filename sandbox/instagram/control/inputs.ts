import { z } from 'zod';
import { FAULT_KINDS, type FaultInput } from '../faults/faults.ts';

export const whole = z.number().int().min(0);
export const id = z.union([z.string().regex(/^\d{1,19}$/), z.number().int()]).transform((value) => BigInt(value));
export const flavour = z.enum([
  'require_login',
  'login_required',
  'user_has_logged_out',
  'redirect',
  'redirect_home',
  'delete_cookie',
]);
export const name = z.string().min(1).max(30);
export const surface = z.enum([
  'list',
  'look_up',
  'profile',
  'friendship',
  'search',
  'probe',
  'sign_in',
  'second_factor',
  'challenge',
  'page',
  'other',
]);
export const endpoint = z.enum([
  'rest_lists',
  'graphql_hash',
  'graphql_document',
  'web_profile_info',
  'user_info',
  'topsearch',
  'test_login',
]);
export const state = z.enum(['public', 'private', 'private_followed', 'missing', 'missing_null', 'suspended', 'laser']);
export const twoFactor = z.enum(['none', 'totp', 'text', 'totp_and_text', 'whatsapp', 'text_and_whatsapp']);
export const challenge = z.enum([
  'none',
  'email_code',
  'text_code',
  'legacy_email',
  'legacy_text',
  'approve',
  'suspended',
  'warning',
  'recaptcha',
  'consent',
  'deletion_pending',
  'unknown',
]);

export const account = z.strictObject({
  username: name,
  password: z.string().min(1),
  id: id.optional(),
  fullName: z.string().optional(),
  totpSeed: z.string().optional(),
  twoFactor: twoFactor.optional(),
  challenge: challenge.optional(),
  backupCodes: z.array(z.string()).optional(),
  trustsDevices: z.boolean().optional(),
});

export const profile = z.strictObject({
  username: name,
  id: id.optional(),
  fullName: z.string().optional(),
  biography: z.string().max(1_000).optional(),
  followers: whole.optional(),
  following: whole.optional(),
  mutual: whole.optional(),
  declaredFollowers: whole.optional(),
  declaredFollowing: whole.optional(),
  limitFollowers: whole.optional(),
  limitFollowing: whole.optional(),
  state: state.optional(),
  followedBy: z.array(z.string()).optional(),
  isVerified: z.boolean().optional(),
});

export const fault = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  surface: z.union([surface, z.array(surface)]).optional(),
  list: z.enum(['followers', 'following']).optional(),
  username: name.optional(),
  account: name.optional(),
  at: z.strictObject({ page: z.number().int().min(1).optional() }).optional(),
  times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
  forMs: whole.optional(),
  flavour: z.enum(['answer', 'dead', 'soft_block']).optional(),
  delayMs: whole.optional(),
  body: z.string().optional(),
  retryAfter: z.union([z.number(), z.string()]).optional(),
  status: z.number().int().min(200).max(599).optional(),
  to: z.string().optional(),
}) satisfies z.ZodType<FaultInput>;

export const screens = z.strictObject({
  form: z.enum(['classic', 'new']),
  language: z.enum(['en', 'ru']),
  cookieBanner: z.union([z.boolean(), z.literal('page')]),
  oneTap: z.boolean(),
  notifications: z.boolean(),
  rememberedTile: z.union([z.boolean(), z.literal('password')]),
  warning: z.boolean(),
  twoFactorPage: z.enum(['old', 'two_step']),
  unknownScreen: z.union([z.boolean(), z.literal('before_form')]),
  leftover: z.union([z.literal(false), z.enum(['trust_device', 'unknown', 'edit', 'onetap', 'challenge'])]),
  accountPicker: z.union([z.literal(false), z.enum(['tiles', 'radios', 'without_ours'])]),
  foreignHost: z.strictObject({ to: z.url(), by: z.enum(['redirect', 'form']) }).nullable(),
  countdown: z.boolean(),
  codeLength: z.number().int().min(4).max(10),
  codeLetters: z.boolean(),
  codeBoxes: z.boolean(),
  slowMs: whole,
});
