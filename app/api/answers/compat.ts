import { z } from 'zod';
import { CheckStatus } from '#/lib/platform/enums.ts';
import { CustomerNumber, Id, Moment } from '#/lib/platform/wire.ts';

const OldStatus = z.enum(['pending', 'processing', 'completed', 'failed']);

export const InitiatedAnswer = z.object({
  check_id: Id,
  status: OldStatus,
  estimated_time: z.int().meta({ description: 'Seconds, estimated.' }),
  message: z.string(),
  queue_position: z.int().nullable(),
});

export const OldCheckAnswer = z.object({
  check_id: Id,
  status: OldStatus,
  progress: z.int().min(0).max(100),
  message: z.string(),
  queue_position: z.int().nullable(),
  total_subscriptions: z.int().nullable(),
  total_followers: z.int().nullable(),
  total_non_mutual: z.int().nullable(),
  users: z
    .array(
      z.object({
        username: z.string(),
        full_name: z.string().nullable(),
        avatar_url: z.null(),
        user_follows_target: z.boolean(),
        target_follows_user: z.boolean(),
        is_mutual: z.boolean(),
      }),
    )
    .nullable()
    .meta({ description: 'Who does not follow back, once completed; the first 10,000.' }),
  file_path: z.string().nullable().meta({ description: 'Address of the XLSX file, once completed.' }),
  error_message: z.string().nullable(),
  created_at: Moment,
  completed_at: Moment.nullable(),
});

export const OldHistoryAnswer = z.object({
  checks: z.array(
    z.object({
      check_id: Id,
      user_id: CustomerNumber,
      target_username: z.string(),
      platform: z.literal('instagram'),
      status: OldStatus,
      state: z.enum(CheckStatus).meta({ description: 'The status in our own words.' }),
      progress: z.int().min(0).max(100),
      total_non_mutual: z.int().nullable(),
      created_at: Moment,
      completed_at: Moment.nullable(),
    }),
  ),
  total: z.int().nullable().meta({ description: 'All checks of that customer; null without `user_id`.' }),
  next: Id.nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
});

export const OldBalanceAnswer = z.object({
  user_id: CustomerNumber,
  checks_balance: z.int(),
  referral_code: z.string().nullable(),
});

export const AddedAnswer = z.object({ user_id: CustomerNumber, checks_added: z.int(), new_balance: z.int() });

export const QueueAnswer = z.object({
  total_pending: z.int(),
  total_processing: z.int(),
  next_position: z.int(),
  estimated_wait_minutes: z.int(),
});

export const TariffListAnswer = z.object({
  tariffs: z.array(
    z.object({
      tariff_id: Id,
      name: z.string(),
      description: z.string().nullable(),
      checks_count: z.int(),
      price_rub: z.string().meta({ description: 'Roubles with two decimals, as text.', examples: ['99.00'] }),
      price_stars: z.int().nullable(),
      is_active: z.boolean(),
      sort_order: z.int(),
      created_at: Moment,
      updated_at: Moment,
    }),
  ),
  total: z.int(),
});

export const SessionAnswer = z.object({
  session_id_masked: z.string().meta({ examples: ['48740228...dFmw', 'NOT SET'] }),
  is_set: z.boolean(),
});

export const SessionReplacedAnswer = z.object({
  message: z.string(),
  old_session_masked: z.string(),
  new_session_masked: z.string(),
  account_id: Id,
  username: z.string(),
});
