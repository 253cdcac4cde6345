/** What the person does. Results come through the chat's stream. */
import { ask, sendFile } from './api.js';
import { dialog, toast } from './dialogs.js';
import { state, words } from './state.js';

/** Carries out a press. @returns true when an address was opened here. */
export function act(action) {
  if (action.command) void say(action.command);
  if (action.press) void press(action);
  if (action.pay) void pay(action.pay, action.invoice);
  if (action.other) void other(action.other);
  if (action.block !== undefined)
    void attempt(() => ask(`chats/${state.chosen}/${action.block ? 'block' : 'unblock'}`, {}));
  return action.url ? openHere(action.url) : false;
}

function openHere(url) {
  const here = /^https:\/\/t\.me\/(\$[\w-]+|(\w+)\?start=([\w-]*))$/.exec(url);
  if (here?.[1]?.startsWith('$')) void pay({ link: url });
  else if (here && here[2] === state.chat.bot.username) void say(`/start ${here[3]}`.trim());
  else return false;
  return true;
}

async function press({ press: where, button }) {
  button.classList.add('busy');
  const answer = await attempt(() => ask(`chats/${state.chosen}/press`, where));
  button.classList.remove('busy');
  if (answer?.text && answer.showAlert) await dialog({ text: answer.text, confirm: words().ok });
  else if (answer?.text) toast(answer.text);
  if (answer?.url && !openHere(answer.url)) window.open(answer.url, '_blank', 'noopener');
}

async function pay(what, invoice) {
  const { payTitle, payNote, cancel, payOk, ok } = words();
  const confirm = invoice ? words().pay(invoice.total_amount) : ok;
  if (!(await dialog({ title: payTitle, text: `${invoice ? `${invoice.title}. ` : ''}${payNote}`, confirm, cancel })))
    return;
  const outcome = await attempt(() => ask(`chats/${state.chosen}/pay`, what));
  if (outcome) toast(outcome.paid ? payOk : outcome.error, outcome.paid ? 'well' : 'trouble');
}

async function other(button) {
  if (!button.copy_text?.text) return toast(words().unsupported);
  await attempt(() => navigator.clipboard.writeText(button.copy_text.text));
  toast(words().copied);
}

export function say(text) {
  return attempt(() => ask(`chats/${state.chosen}/say`, { text }));
}

export function attach(file) {
  return attempt(() => sendFile(state.chosen, file));
}

export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message, 'trouble');
    return undefined;
  }
}
