/** Text goes in as text. `on`: listeners, `data`: data attributes. */
export function el(tag, { on = {}, data = {}, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener);
  for (const [name, value] of Object.entries(data)) node.dataset[name] = value;
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  send: 'M4 12 20 4l-5 16-4-7zM11 13l9-9',
  clip: 'm20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.700 4.700L9.500 17a1.600 1.600 0 0 1-2.300-2.300L15 7',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
  plus: 'M12 5v14M5 12h14',
  link: 'M8 16 16 8M9 8h7v7',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.700 5.700l12.600 12.600',
  people:
    'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21v-1a6 6 0 0 1 6-6h2a6 6 0 0 1 6 6v1M16 3.300a4 4 0 0 1 0 7.400M22 21v-1a6 6 0 0 0-4-5.600',
  back: 'm14 6-6 6 6 6',
};

/** Hidden from screen readers: its button has the words. */
export function icon(name) {
  return svg(24, [['path', { d: ICONS[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8 }]], 'icon');
}

export function mark() {
  const ring = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, cy: 16, r: 8.5 };
  const shapes = [
    ['path', { d: 'M16 8.800a9 9 0 0 1 0 14.400 9 9 0 0 1 0-14.400z', fill: 'currentColor' }],
    ['circle', { ...ring, cx: 11.5 }],
    ['circle', { ...ring, cx: 20.5 }],
  ];
  return svg(32, shapes, 'mark');
}

function svg(size, shapes, name) {
  const root = document.createElementNS(SVG, 'svg');
  const attributes = {
    viewBox: `0 0 ${size} ${size}`,
    class: name,
    'aria-hidden': 'true',
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  };
  for (const [key, value] of Object.entries(attributes)) root.setAttribute(key, value);
  for (const [tag, shape] of shapes) {
    const node = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(shape)) node.setAttribute(key, String(value));
    root.append(node);
  }
  return root;
}
