/** Runs inside the page, as text: it uses nothing from outside itself, changes nothing and reads no field's value. */
import type { SeenControl, SeenInput, Sight } from './sight.ts';

export type ReadRequest =
  | { want: 'sight'; ours: readonly string[] }
  | { want: 'change'; from: string; withinMs: number; everyMs: number }
  | { want: 'control'; index: number; text: string; ours: readonly string[] }
  | { want: 'input'; index: number; name: string; ours: readonly string[] }
  | { want: 'label'; index: number; name: string; ours: readonly string[] };

type Field = HTMLInputElement | HTMLTextAreaElement;

export type Reading = Sight | boolean | Element | 'foreign' | null;

/**
 * `sight`: a `Sight`. `change`: true as soon as the page differs from `from`, false after `withinMs`. `control`,
 * `input`, `label`: that element; null when the page has changed, `foreign` when page or form is not of `ours`.
 */
export function readPage(request: ReadRequest): Reading | Promise<Reading> {
  switch (request.want) {
    case 'sight':
      return look(request.ours);
    case 'change':
      return changeFrom(request);
    case 'control': {
      const control = findControls()[request.index];
      return control && captionOf(control) === request.text ? unlessForeign(control, request.ours) : null;
    }
    case 'input':
    case 'label': {
      const input = findInputs()[request.index];
      if (!input || tidy(input.getAttribute('name'), 60) !== request.name) return null;
      if (request.want === 'input' || leadsAway(input, request.ours)) return unlessForeign(input, request.ours);
      return input.labels?.[0] ?? null;
    }
  }

  function look(ours: readonly string[] | null): Sight {
    const loading = document.readyState === 'loading';
    const inputs = findInputs().map((element, index) => inputAt(element, index, ours));
    const controls = findControls().map(controlAt);
    const headings = said('h1, h2, h3, [role="heading"]', 120).slice(0, 12);
    const loud =
      '#slfErrorAlert, [role="alert"], [aria-live="assertive"], [aria-live="polite"], [aria-invalid="true"] ~ *';
    const alerts = said(loud, 240).slice(0, 8);
    const text = tidy(document.body?.innerText, 6000);
    const names = inputs.map((input) => `${input.name}:${input.type}`);
    const captions = controls.map((control) => control.text);
    const shown = [location.host + location.pathname, ...names, ...captions, ...alerts, text].join('\n');
    const fingerprint = `${performance.timeOrigin}\n${shown.replace(/\d+/g, '#')}`;
    const place = { host: location.host, path: location.pathname, document: performance.timeOrigin, loading };
    return {
      ...place,
      foreign: ours !== null && /^https?:$/.test(location.protocol) && !ours.includes(location.origin),
      inputs,
      controls,
      headings,
      alerts,
      text,
      frames: findFrames(),
      signedIn: findSigns(),
      fingerprint,
    };
  }

  function changeFrom({
    from,
    withinMs,
    everyMs,
  }: {
    from: string;
    withinMs: number;
    everyMs: number;
  }): Promise<Reading> {
    return new Promise<Reading>((resolve) => {
      const end = (changed: boolean) => {
        clearInterval(ticking);
        clearTimeout(timer);
        resolve(changed);
      };
      const check = () => {
        const seen = look(null);
        if (!seen.loading && seen.fingerprint !== from) end(true);
      };
      const timer = setTimeout(end, withinMs, false);
      const ticking = setInterval(check, everyMs);
      check();
    });
  }

  function findInputs(): Field[] {
    return all<Field>('input, textarea').filter((element) => {
      const type = element.getAttribute('type') ?? 'text';
      if (/^(hidden|submit|button|image|reset|file)$/.test(type)) return false;
      const labels = element.labels ?? [];
      const isChoice = type === 'radio' || type === 'checkbox'; // often drawn by its label alone
      return isVisible(element) || (isChoice && [...labels].some(isVisible));
    });
  }

  function inputAt(field: Field, index: number, ours: readonly string[] | null): SeenInput {
    const type = (field.getAttribute('type') ?? 'text').toLowerCase();
    return {
      index,
      name: tidy(field.getAttribute('name'), 60),
      type,
      autocomplete: tidy(field.getAttribute('autocomplete'), 60),
      label: labelOf(field),
      maxLength: field.maxLength,
      checked: (type === 'radio' || type === 'checkbox') && 'checked' in field && field.checked,
      minLength: field.minLength,
      letters: takesLetters(field),
      choice: type === 'radio' ? tidy(field.getAttribute('value'), 40) : '',
      foreign: ours !== null && leadsAway(field, ours),
    };
  }

  function takesLetters(element: Element): boolean {
    const pattern = element.getAttribute('pattern') ?? '';
    const mode = `${element.getAttribute('inputmode')} ${element.getAttribute('autocapitalize')}`;
    return /a-z|\\w/i.test(pattern) || /\b(text|latin|characters)\b/.test(mode);
  }

  function unlessForeign(element: Element, ours: readonly string[]): Element | 'foreign' {
    return leadsAway(element, ours) ? 'foreign' : element;
  }

  function leadsAway(element: Element, ours: readonly string[]): boolean {
    const form = 'form' in element ? (element.form as HTMLFormElement | null) : element.closest('form');
    // buttons outside the form may belong to it
    const inForm = form
      ? [form, ...all<HTMLButtonElement>('[formaction]').filter((button) => button.form === form)]
      : [];
    const buttons = [...inForm, element];
    const targets = buttons.map((each) => each.getAttribute('action') ?? each.getAttribute('formaction') ?? '');
    const origins = targets.filter((to) => to !== '').map((to) => originOf(to));
    return [location.origin, ...origins].some((origin) => !ours.includes(origin));
  }

  function originOf(address: string): string {
    if (/^\s*javascript:/i.test(address)) return location.origin;
    return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).origin : '';
  }

  function labelOf(element: Field): string {
    const labels = element.labels ?? [];
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
    const named = ids.map((id) => document.getElementById(id)?.innerText ?? '');
    const own = [element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? ''];
    return tidy([...own, ...named, ...[...labels].map((label) => label.innerText)].join(' '), 160);
  }

  function findControls(): HTMLElement[] {
    const kinds =
      'button, summary, a[href], [role="button"], [role="link"], input[type="submit"], input[type="button"]';
    return all<HTMLElement>(kinds).filter(isVisible).slice(0, 200);
  }

  function controlAt(element: HTMLElement, index: number): SeenControl {
    const inForm = element instanceof HTMLButtonElement && element.type === 'submit' && element.form !== null;
    const folded = element.tagName === 'SUMMARY' && !element.closest('details')?.open;
    return {
      index,
      tag: element.tagName.toLowerCase(),
      text: captionOf(element),
      path: element.hasAttribute('href') ? pathOf(element.getAttribute('href') ?? '') : null,
      submits: element.getAttribute('type') === 'submit' || inForm,
      disabled: element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true',
      discloses: folded || element.getAttribute('aria-expanded') === 'false',
    };
  }

  function captionOf(element: HTMLElement): string {
    if (element instanceof HTMLInputElement) return tidy(element.value, 120); // a button's caption, never a field
    return tidy(element.innerText || element.getAttribute('aria-label') || element.getAttribute('title'), 120);
  }

  function findFrames(): string[] {
    const frames = all('iframe[src]')
      .filter(isVisible)
      .map((frame) => frame.getAttribute('src') ?? '');
    const known = frames
      .filter((source) => URL.canParse(source, location.href))
      .map((source) => new URL(source, location.href));
    return known.map((source) => source.host + source.pathname);
  }

  function findSigns(): string[] {
    const signs: [string, string][] = [
      ['inbox', 'a[href^="/direct/"]'],
      ['explore', 'a[href="/explore/"]'],
      ['activity', 'a[href^="/accounts/activity"], a[href^="/notifications"]'],
      ['settings', 'a[href^="/accounts/edit"], a[href^="/accounts/logout"], form[action^="/accounts/logout"]'],
      ['home_icon', 'svg[aria-label="Home"], svg[aria-label="Главная"], svg[aria-label="Главная страница"]'],
      ['reels', 'a[href="/reels/"]'],
    ];
    return signs
      .filter(([, selector]) => all(selector).some((element) => element.getClientRects().length > 0))
      .map(([name]) => name);
  }

  function said(selector: string, limit: number): string[] {
    const texts = all<HTMLElement>(selector)
      .filter(isVisible)
      .map((element) => tidy(element.innerText, limit));
    return texts.filter((text) => text !== '');
  }

  function all<Kind extends Element>(selector: string): Kind[] {
    return [...document.querySelectorAll<Kind>(selector)];
  }

  function isVisible(element: Element): boolean {
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  }

  /** Text without what the database cannot hold: a script may write U+0000 and half characters into a page. */
  function tidy(text: string | null | undefined, limit: number): string {
    return (text ?? '').replace(/\0/g, '').replace(/\s+/g, ' ').trim().slice(0, limit).toWellFormed();
  }

  function pathOf(address: string): string {
    return URL.canParse(address, location.href) ? new URL(address, location.href).pathname : '';
  }
}
