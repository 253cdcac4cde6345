import type { ListName, Profile } from '../state/profiles.ts';

export type CursorForm = 'offset' | 'opaque';

export type ListQuestion = {
  profile: Profile;
  list: ListName;
  cursor: string | null;
  count: number;
  form: CursorForm;
  /** What the list's search box holds; null when the list itself is read. */
  search: string | null;
  /** So many are shown; null for all. */
  limit: number | null;
};
