/**
 * The bare loop over both lists, nothing stored or paced, as `{ ms, requests }`.
 * `node measure/bench/bare/read-lists.ts <origin> <username> <cookies> <user agent>`
 */
const [site = '', username = '', cookie = '', userAgent = ''] = process.argv.slice(2);
const headers = { cookie, 'user-agent': userAgent, 'x-ig-app-id': '936619743392459' };
let requests = 0;

type Page = { next_max_id?: string | null };
type Profile = { data: { user: { id: string } } };

async function ask<T>(path: string): Promise<T> {
  requests += 1;
  const response = await fetch(`${site}${path}`, { headers });
  if (!response.ok) throw new Error(`${response.status} for ${path}`);
  return (await response.json()) as T;
}

const started = performance.now();
const { data } = await ask<Profile>(`/api/v1/users/web_profile_info/?username=${username}`);
for (const list of ['followers', 'following']) {
  let cursor: string | null | undefined = '';
  do {
    const place: string = cursor ? `&max_id=${encodeURIComponent(cursor)}` : '';
    const page: Page = await ask<Page>(`/api/v1/friendships/${data.user.id}/${list}/?count=200${place}`);
    cursor = page.next_max_id;
  } while (cursor);
}
console.log(JSON.stringify({ ms: performance.now() - started, requests }));

export {};
