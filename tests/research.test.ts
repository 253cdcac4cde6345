import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#/scripts/paths.ts';

const read = (language: 'en' | 'ru') => readFileSync(join(ROOT, 'docs/research', `${language}.md`), 'utf8');
const english = read('en');
const russian = read('ru');

/** How a report is built, in no language: its headings, tables, lists and diagrams, in order. */
function skeletonOf(text: string): string[] {
  let inDiagram = false;
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      inDiagram = line !== '```';
      return [line];
    }
    if (inDiagram) return [arrowIn(line)];
    const heading = /^(#+) (\d[\d.]*)?/.exec(line);
    if (heading) return [`${heading[1]} ${heading[2] ?? ''}`];
    if (line.startsWith('|')) return [`row of ${line.split('|').length - 2}`];
    return /^(- |\d\. )/.test(line) ? [line.slice(0, 2)] : [];
  });
}

/** `W->>I`, `participant C`, whatever is said beside it. */
function arrowIn(line: string): string {
  return /^ *(participant \w+|\w+--?>>\w+|Note over \w+,\w+|sequenceDiagram)/.exec(line)?.[1] ?? `unknown: ${line}`;
}

/** Figures as they are read, whatever the language writes between their digits; and everything set as code. */
function figuresOf(text: string): string[] {
  const prose = text.replaceAll(/```[\s\S]*?```/g, '');
  const code = [...prose.matchAll(/`[^`\n]+`/g)].map(([span]) => span);
  const rest = prose.replaceAll(/`[^`\n]+`|\]\([^)]*\)/g, ' ');
  const figures = [...rest.matchAll(/\d(?:[\d.,]|[ \u00a0](?=\d{3}\b))*/g)].map(([figure]) =>
    figure
      .replaceAll(/[ \u00a0]|[.,]$/g, '')
      .replaceAll(/,(?=\d{3}\b)/g, '')
      .replace(',', '.'),
  );
  return [...figures, ...code].sort();
}

describe('the research report', () => {
  it('is built alike in both languages', () => {
    expect(skeletonOf(russian)).toEqual(skeletonOf(english));
  });

  it('gives the same figures and names the same commands and settings', () => {
    expect(figuresOf(russian)).toEqual(figuresOf(english));
  });

  it('has diagrams with nothing but participants, arrows and notes', () => {
    expect(skeletonOf(english).filter((line) => line.startsWith('unknown'))).toEqual([]);
  });
});
