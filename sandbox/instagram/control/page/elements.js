export const $ = (selector) => document.querySelector(selector);

/** Text is always inserted as text. */
export function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const status = (meaning, word) => el('span', { className: `status ${meaning}` }, word);
export const number = (value) => new Intl.NumberFormat('en').format(value).replaceAll(',', '\u202f');
export const times = (value) => (value === 1 ? 'once' : `${number(value)} times`);
export const clock = (at) => new Date(at).toLocaleTimeString('en-GB');
