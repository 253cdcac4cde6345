import { $, clock, el, number, status } from './elements.js';

export function profileRow(profile) {
  const meaning = profile.state === 'public' ? 'well' : profile.state.startsWith('private') ? 'waiting' : 'still';
  return el(
    'tr',
    {},
    el('td', {}, el('a', { href: `/${profile.username}/` }, `@${profile.username}`)),
    el('td', {}, status(meaning, profile.state.replaceAll('_', ', '))),
    el('td', { className: 'number' }, number(profile.followers)),
    el('td', { className: 'number' }, number(profile.following)),
    el('td', { className: 'mono' }, profile.id),
    el('td', {}, el('a', { href: `/_sandbox/export/${profile.username}` }, 'ZIP')),
  );
}

/** Number of the newest request shown. */
export let last = 0;
export function drawLog(requests) {
  if (requests.length === 0) return;
  if (last === 0) $('#log').replaceChildren();
  last = requests.at(-1).number;
  for (const request of requests) $('#log').prepend(logRow(request));
  while ($('#log').children.length > 200) $('#log').lastChild.remove();
  $('#count').textContent = `${number(last)} since the start`;
}

function logRow(request) {
  const refused = request.fault !== null || request.status >= 400 || request.status === 0;
  const meaning = refused ? 'trouble' : request.status >= 300 ? 'waiting' : 'well';
  const word = `${request.status || 'cut'}${request.fault ? ` ${request.fault}` : ''}`;
  const search = request.surface === 'look_up' ? new URLSearchParams(request.path.split('?')[1]).get('query') : null;
  const place = request.list && `${search === null ? '' : `${search} among `}${request.list} of @${request.profile}`;
  const what = place
    ? `${place}${request.cursor ? `, from ${request.cursor.slice(0, 10)}${request.cursor.length > 10 ? '…' : ''}` : ', first page'}`
    : `${request.method} ${request.path}`;
  return el(
    'tr',
    { className: 'new' },
    el('td', {}, status(meaning, word)),
    el('td', {}, clock(request.at)),
    el('td', { title: `${request.method} ${request.path}` }, what.length > 90 ? `${what.slice(0, 90)}…` : what),
    el(
      'td',
      {},
      request.account ? `${request.account}${request.session ? `, session ${request.session}` : ''}` : 'nobody',
    ),
    el('td', { className: 'number' }, request.entries ? number(request.entries) : ''),
    el('td', { className: 'number' }, `${number(request.durationMs)} ms`),
  );
}
