type Texts = { has(key: string): boolean };

/** For keys made of a word from elsewhere, such as a stored reason. */
export function hasText<T extends Texts>(t: T, key: string): key is string & Parameters<T['has']>[0] {
  return t.has(key);
}
