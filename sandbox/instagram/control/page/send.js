import { $ } from './elements.js';

let toastTimer;
function toast(text) {
  $('#toast').textContent = text;
  $('#toast').classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('#toast').classList.remove('shown'), 4000);
}

export async function send(command, body, done) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`/_sandbox/${command}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json();
  toast(response.ok ? done : answer.error);
  document.dispatchEvent(new Event('sent'));
}
