/** Whether operators proved who they are a moment ago, as the product would find it. */
import { queryDatabase } from './knocking.ts';

/** As if everybody who is signed in had just typed their password: nothing is asked for ten minutes. */
export async function confirmEverybody(): Promise<void> {
  await queryDatabase('update operator_sessions set confirmed_at = now()');
}

/** As if the last proof were long ago: actions that give lasting power ask again. */
export async function forgetConfirmations(): Promise<void> {
  await queryDatabase("update operator_sessions set confirmed_at = now() - interval '11 minutes'");
}
