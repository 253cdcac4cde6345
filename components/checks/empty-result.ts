/** Why a list of a result shows nobody, in a word of the messages under `checks`. Pure. */
export type EmptyResult = 'everybodyFollows' | 'nobodyMutual' | 'listsDeleted';

/** @param counted how many people the result counted for this list: with nobody left of them, the lists were deleted since. */
export function emptyResult(list: 'not_following_back' | 'mutual', counted: number): EmptyResult {
  if (counted > 0) return 'listsDeleted';
  return list === 'mutual' ? 'nobodyMutual' : 'everybodyFollows';
}
