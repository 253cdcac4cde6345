/** A text that says something about a check, with its facts, before it is said in a language. */
export type Part = {
  key: string;
  facts: Record<string, string>;
  figures: Record<string, string | number>;
  /** It continues the paragraph of the part before. */
  goesOn?: true;
};

export function part(key: string, facts: Part['facts'], figures: Part['figures'] = {}): Part {
  return { key, facts, figures };
}
