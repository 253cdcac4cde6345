/** `refused`: unknown e-mail and wrong password alike; `throttled`: with the wait. */
export type SignedIn =
  | { end: 'ok' | 'second_factor' | 'refused' | 'unavailable' }
  | { end: 'throttled'; seconds: number };

/** Through next-auth's credentials door: form token, then form. */
export async function signIn(typed: { email: string; password: string }): Promise<SignedIn> {
  try {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json();
    const answer = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ ...typed, csrfToken, json: 'true' }),
    });
    if (answer.ok) return { end: 'ok' };
    if (answer.status === 429) return { end: 'throttled', seconds: Number(answer.headers.get('retry-after')) || 15 };
    return reasonOf((await answer.json()).url);
  } catch {
    return { end: 'unavailable' };
  }
}

function reasonOf(url: unknown): SignedIn {
  const target = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  const reason = target?.searchParams.get('error');
  if (reason === 'second_factor') return { end: reason };
  return { end: reason === 'CredentialsSignin' ? 'refused' : 'unavailable' };
}
