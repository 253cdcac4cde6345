/** A refusal becomes an Error. */
export async function ask(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return read(await fetch(`/sandbox/${path}`, options));
}

export async function sendFile(personId, file) {
  const path = `/sandbox/chats/${personId}/documents?name=${encodeURIComponent(file.name)}`;
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  return read(await fetch(path, { method: 'POST', headers, body: file }));
}

/**
 * Follows a chat. The stream starts with the whole chat, also after a lost connection; `lost`: the sandbox returned
 * without this person.
 */
export function follow(personId, handlers) {
  const source = new EventSource(`/sandbox/chats/${personId}/events`);
  for (const kind of ['chat', 'message', 'deleted', 'typing', 'keyboard']) {
    source.addEventListener(kind, (event) => handlers[kind](JSON.parse(event.data)));
  }
  source.addEventListener('open', () => handlers.online(true));
  source.addEventListener('error', () => {
    handlers.online(false);
    if (source.readyState === EventSource.CLOSED) handlers.lost();
  });
  return () => source.close();
}

async function read(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? answer.description ?? `The sandbox answered ${response.status}.`);
  return answer;
}
