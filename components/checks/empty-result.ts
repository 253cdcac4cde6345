export type EmptyResult = 'everybodyFollows' | 'nobodyMutual' | 'listsDeleted';

/** @param counted by the result: if not zero, the lists were deleted since. */
export function emptyResult(list: 'not_following_back' | 'mutual', counted: number): EmptyResult {
  if (counted > 0) return 'listsDeleted';
  return list === 'mutual' ? 'nobodyMutual' : 'everybodyFollows';
}
