import { z } from 'zod';
import { AccountStory, AccountView } from '#/lib/sessions/view.ts';

export const AccountAnswer = AccountView.meta({ id: 'Account' });
export const AccountStoryAnswer = AccountStory.meta({ id: 'AccountStory' });
export const AccountListAnswer = z.object({ accounts: z.array(AccountAnswer) });
