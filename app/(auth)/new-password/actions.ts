'use server';

import { redirect } from 'next/navigation';
import { changePasswordAction } from '#/app/(dashboard)/settings/actions.ts';
import type { Outcome } from '#/components/ui/outcome.ts';

/** As in the settings, then on to the dashboard. */
export async function chooseOwnPasswordAction(form: FormData): Promise<Outcome> {
  const outcome = await changePasswordAction(form);
  if (!outcome.ok) return outcome;
  redirect('/');
}
