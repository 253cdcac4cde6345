export const RESULT_TABS = ['not_following_back', 'unknown', 'mutual'] as const;
export type ResultTab = (typeof RESULT_TABS)[number];

export type EmptyResult = 'nobodyProven' | 'nobodyUnknown' | 'nobodyMutual' | 'everybodyFollows' | 'listsDeleted';

/** @param counted by the result: if not zero, the lists were deleted since. @param unknown of whom nobody could tell. */
export function emptyResult(list: ResultTab, counted: number, unknown: number): EmptyResult {
  if (counted > 0) return 'listsDeleted';
  if (list === 'unknown') return 'nobodyUnknown';
  if (list === 'mutual') return 'nobodyMutual';
  return unknown > 0 ? 'nobodyProven' : 'everybodyFollows';
}
