/** Signs in by e-mail and password, as the form does. @returns the cookies, as a header. @throws {Error} it is refused */
export async function signIn(url: string, typed: { email: string; password: string }): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = JSON.parse(await asked.text());
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked).join('; '), origin: url },
    body: new URLSearchParams({ ...typed, csrfToken, json: 'true' }),
  });
  const cookies = cookiesOf(answer).filter((cookie) => /session=./.test(cookie));
  if (cookies.length === 0) throw new Error(`${typed.email} could not sign in: ${answer.status}`);
  return cookies.join('; ');
}

function cookiesOf({ headers }: Response): string[] {
  return headers.getSetCookie().flatMap((line) => line.split(';')[0] ?? []);
}
