/**
 * The one function that runs inside the page. It reads, and never changes anything; it takes no
 * value out of a field. It must not use anything from outside of itself: its text is sent to the browser.
 */
import type { SeenControl, SeenInput, Sight } from './sight.ts';

export type ReadRequest =
  | { want: 'sight' }
  | { want: 'change'; from: string }
  | { want: 'control'; index: number; text: string }
  | { want: 'input'; index: number; name: string };

/** `sight`: a `Sight`. `change`: is the page another than `from`? `control`, `input`: that element, or null when the page has changed. */
export function readPage(request: ReadRequest): Sight | boolean | Element | null {
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const clean = (text: string | null | undefined, limit: number) =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, limit);
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const pathOf = (address: string) => {
    try {
      return new URL(address, location.href).pathname;
    } catch {
      return '';
    }
  };

  const labelled = (element: Element): string => {
    const labels = 'labels' in element ? ((element as HTMLInputElement).labels ?? []) : [];
    const around = [...labels].map((label) => label.innerText).join(' ');
    const by = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id ? document.getElementById(id)?.innerText : ''))
      .join(' ');
    const said = `${element.getAttribute('aria-label') ?? ''} ${by} ${around} ${element.getAttribute('placeholder') ?? ''}`;
    return clean(said, 160);
  };

  const inputElements = all('input, textarea').filter((element) => {
    const type = element.getAttribute('type') ?? 'text';
    if (/^(hidden|submit|button|image|reset|file)$/.test(type)) return false;
    if (type !== 'radio' && type !== 'checkbox') return isVisible(element);
    const labels = (element as HTMLInputElement).labels ?? [];
    return isVisible(element) || [...labels].some(isVisible);
  });
  const controlElements = all(
    'button, summary, a[href], [role="button"], [role="link"], input[type="submit"], input[type="button"]',
  )
    .filter(isVisible)
    .slice(0, 200);

  const textOf = (element: Element) =>
    clean(
      element instanceof HTMLInputElement
        ? element.value
        : (element as HTMLElement).innerText || element.getAttribute('aria-label') || element.getAttribute('title'),
      120,
    );
  const controlAt = (element: Element, index: number): SeenControl => ({
    index,
    tag: element.tagName.toLowerCase(),
    text: textOf(element),
    path: element.hasAttribute('href') ? pathOf(element.getAttribute('href') ?? '') : null,
    submits:
      element.getAttribute('type') === 'submit' ||
      (element instanceof HTMLButtonElement && element.type === 'submit' && !!element.form),
    disabled: element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true',
    discloses:
      (element.tagName === 'SUMMARY' && !element.closest('details')?.open) ||
      element.getAttribute('aria-expanded') === 'false',
  });
  const inputAt = (element: Element, index: number): SeenInput => {
    const field = element as HTMLInputElement;
    const type = (element.getAttribute('type') ?? 'text').toLowerCase();
    return {
      index,
      name: clean(element.getAttribute('name'), 60),
      type,
      autocomplete: clean(element.getAttribute('autocomplete'), 60),
      label: labelled(element),
      maxLength: field.maxLength,
      checked: (type === 'radio' || type === 'checkbox') && field.checked,
      choice: type === 'radio' ? clean(element.getAttribute('value'), 40) : '',
    };
  };

  if (request.want === 'control') {
    const element = controlElements[request.index];
    return element && textOf(element) === request.text ? element : null;
  }
  if (request.want === 'input') {
    const element = inputElements[request.index];
    return element && clean(element.getAttribute('name'), 60) === request.name ? element : null;
  }

  const inputs = inputElements.map(inputAt);
  const controls = controlElements.map(controlAt);
  const said = (selector: string, limit: number) =>
    all(selector)
      .filter(isVisible)
      .map((element) => clean((element as HTMLElement).innerText, limit))
      .filter((text) => text !== '');
  const headings = said('h1, h2, h3, [role="heading"]', 120).slice(0, 12);
  const alerts = said(
    '#slfErrorAlert, [role="alert"], [aria-live="assertive"], [aria-live="polite"], [aria-invalid="true"] ~ *',
    240,
  ).slice(0, 8);
  const text = clean(document.body?.innerText, 6000);
  const loading = document.readyState === 'loading';

  const parts = [
    location.host + location.pathname,
    inputs.map((input) => `${input.name}:${input.type}`).join(),
    controls.map((control) => control.text).join(),
    alerts.join(),
    text,
  ];
  const fingerprint = `${performance.timeOrigin}\n${parts.join('\n').replace(/\d+/g, '#')}`;
  if (request.want === 'change') return !loading && fingerprint !== request.from;

  const links = (selector: string) => all(selector).some((element) => element.getClientRects().length > 0);
  const signs: [string, boolean][] = [
    ['inbox', links('a[href^="/direct/"]')],
    ['explore', links('a[href="/explore/"]')],
    ['activity', links('a[href^="/accounts/activity"], a[href^="/notifications"]')],
    ['settings', links('a[href^="/accounts/edit"], a[href^="/accounts/logout"], form[action^="/accounts/logout"]')],
    ['home_icon', links('svg[aria-label="Home"], svg[aria-label="Главная"], svg[aria-label="Главная страница"]')],
    ['reels', links('a[href="/reels/"]')],
  ];
  return {
    host: location.host,
    path: location.pathname,
    loading,
    inputs,
    controls,
    headings,
    alerts,
    text,
    frames: all('iframe')
      .filter(isVisible)
      .map((frame) => {
        const source = frame.getAttribute('src') ?? '';
        return source.startsWith('http') ? new URL(source).host + pathOf(source) : pathOf(source);
      }),
    document: performance.timeOrigin,
    signedIn: signs.filter(([, found]) => found).map(([name]) => name),
    fingerprint,
  };
}
