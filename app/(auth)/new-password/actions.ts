'use server';

import { redirect } from 'next/navigation';
import { changePasswordAction } from '#/app/(dashboard)/settings/actions.ts';
import type { Outcome } from '#/components/ui/outcome.ts';

/** The same as in the settings, and on to the dashboard, which is open from now on. */
export async function chooseOwnPasswordAction(form: FormData): Promise<Outcome> {
  const outcome = await changePasswordAction(form);
  if (!outcome.ok) return outcome;
  redirect('/');
}
