import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Text tones and their surfaces in globals.css. */
const PAIRS: [text: string, surfaces: string[]][] = [
  ['ink', ['canvas', 'surface', 'raised', 'sunken', 'hover', 'waiting-soft']],
  ['ink-soft', ['canvas', 'surface', 'raised', 'sunken', 'hover', 'waiting-soft']],
  ['ink-faint', ['canvas', 'surface', 'raised', 'sunken']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['accent-text', ['canvas', 'surface', 'accent-soft']],
  ['well', ['well-soft', 'surface', 'sunken']],
  ['working', ['working-soft', 'surface', 'sunken']],
  ['waiting', ['waiting-soft', 'surface', 'sunken']],
  ['trouble', ['trouble-soft', 'surface', 'waiting-soft']],
  ['still', ['still-soft', 'surface', 'sunken']],
];
const AA = 4.5;

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s theme', (_theme, half) => {
  const tones = tonesOf(readFileSync(new URL('./globals.css', import.meta.url), 'utf8'), half);

  it.each(PAIRS.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface] as const)))(
    '%s can be read on %s',
    (text, surface) => {
      expect(contrast(tones.get(text), tones.get(surface))).toBeGreaterThanOrEqual(AA);
    },
  );
});

type Tone = [lightness: number, chroma: number, hue: number];

function tonesOf(css: string, half: 0 | 1): Map<string, Tone> {
  const tones = new Map<string, Tone>();
  for (const [, name, value] of css.matchAll(/--([\w-]+):\s*([^;]*oklch[^;]*);/g)) {
    const halves = [...(value ?? '').matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
    const chosen = halves[half] ?? halves[0];
    if (name && chosen && !tones.has(name)) tones.set(name, [Number(chosen[1]), Number(chosen[2]), Number(chosen[3])]);
  }
  return tones;
}

/** WCAG contrast of two tones. */
function contrast(one: Tone | undefined, other: Tone | undefined): number {
  if (!one || !other) return 0;
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** By linear sRGB (CSS Color 4), clipped. */
function luminance([lightness, chroma, hue]: Tone): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
