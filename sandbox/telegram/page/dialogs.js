import { el } from './dom.js';

export function toast(text, tone = 'plain') {
  const note = el('div', { class: `toast ${tone}` }, text);
  document.getElementById('toasts').append(note);
  setTimeout(() => note.remove(), 4000);
}

/** Resolves true when the main button was pressed. */
export function dialog({ title, text, confirm, cancel }) {
  return new Promise((resolve) => {
    const box = el(
      'dialog',
      { class: 'dialog', on: { close: () => finish(box.returnValue === 'yes') } },
      title && el('h2', {}, title),
      text && el('p', {}, text),
      el(
        'div',
        { class: 'dialog-buttons' },
        cancel && el('button', { type: 'button', class: 'secondary', on: { click: () => box.close('no') } }, cancel),
        el(
          'button',
          { type: 'button', class: 'primary', autofocus: true, on: { click: () => box.close('yes') } },
          confirm,
        ),
      ),
    );
    const finish = (yes) => {
      box.remove();
      resolve(yes);
    };
    document.body.append(box);
    box.showModal();
  });
}
