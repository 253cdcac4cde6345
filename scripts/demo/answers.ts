import type { z } from 'zod';
import type { AccountListAnswer } from '#/app/api/answers/account.ts';
import type { AttemptStoryAnswer } from '#/app/api/answers/attempt.ts';
import type { CheckAnswer, StoryAnswer, UsersAnswer } from '#/app/api/answers/check.ts';
import type { LedgerAnswer } from '#/app/api/answers/customer.ts';
import type { PaymentView } from '#/lib/payments/view.ts';

export type Accounts = z.output<typeof AccountListAnswer>;
export type Attempt = z.output<typeof AttemptStoryAnswer>;
export type Check = z.output<typeof CheckAnswer>;
export type Story = z.output<typeof StoryAnswer>;
export type Users = z.output<typeof UsersAnswer>;
export type Ledger = z.output<typeof LedgerAnswer>;

export type SeenRequest = {
  number: number;
  at: string;
  surface: string;
  list: string | null;
  profile: string | null;
  cursor: string | null;
  status: number;
  fault: string | null;
  entries: number;
};
/** `followers` only of `truth`. */
export type Truth = { done: { followers?: string[]; following: string[]; notFollowingBack: string[] } };
export type SandboxState = { accounts: { username: string; twoFactor: string; passwordPosts: number }[] };
export type Payments = { payments: z.output<typeof PaymentView>[] };
export type Star = { id: string; amount: number; userId: number; refund: boolean };
export type ChatMessage = {
  message_id: number;
  from?: { is_bot: boolean };
  text?: string;
  caption?: string;
  document?: { file_name: string };
  reply_markup?: { inline_keyboard: { callback_data?: string }[][] };
};
