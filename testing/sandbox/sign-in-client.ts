/** A program that signs in, for the tests of the sandbox: a cookie jar and the CSRF header, nothing else. */

export type SignInClient = {
  readonly jar: Map<string, string>;
  get(path: string): Promise<Response>;
  /** Posts a form with the CSRF token of the jar, or another. */
  post(path: string, form: Record<string, string>, csrf?: string): Promise<Response>;
};

/** A client with the cookies of a first visit. */
export async function createClient(origin: string): Promise<SignInClient> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const get = async (path: string) =>
    keep(await fetch(`${origin}${path}`, { headers: { cookie: cookie() }, redirect: 'manual' }));
  const post = async (path: string, form: Record<string, string>, csrf = jar.get('csrftoken') ?? '') =>
    keep(
      await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { cookie: cookie(), 'x-csrftoken': csrf },
        body: new URLSearchParams(form),
        redirect: 'manual',
      }),
    );
  await get('/');
  return { jar, get, post };
}
