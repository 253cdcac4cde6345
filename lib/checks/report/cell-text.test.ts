import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from './cell-text.ts';

/** As a reader of workbooks shows it: numbered characters are put back, from left to right. */
const shown = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

describe('the text of a cell', () => {
  it.each([
    'anna_x0041_b',
    '_x000D_',
    '_X0041_',
    '_x0041_x0042_',
    '__x005F_x0041_',
    'a_x00e9_',
    '_x0041',
    'x0041_',
    'a_b_c',
  ])('of %s is shown as it is', (name) => {
    expect(shown(cellText(name))).toBe(name);
  });

  it('of any name is shown as it is, but for what may not be in a cell', () => {
    const piece = fc.constantFrom('_', 'x', 'X', '0041', '005F', 'a', 'Z', '🌿', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(shown(cellText(pieces.join('')))).toBe(pieces.join(''));
      }),
    );
  });

  it('holds no character that XML refuses, whatever comes', () => {
    const unit = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const cell = cellText(String.fromCharCode(...units));
        expect(cell.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not come
        expect(cell).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/);
      }),
    );
    expect(cellText('a\ud800b')).toBe('a\ufffdb');
  });

  it('is cut where Excel ends, and not through a character', () => {
    const cell = cellText('🌿'.repeat(20_000));
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell.isWellFormed()).toBe(true);
    expect(cell.endsWith('🌿…')).toBe(true);
    expect(cellText('x'.repeat(32_767))).toHaveLength(32_767);
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', ' =1', '＝1', '\u202e=1'])('of %j starts no formula', (text) => {
    expect(cellText(text)).toMatch(/^'/);
  });
});
