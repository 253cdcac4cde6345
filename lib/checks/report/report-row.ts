import type { How } from '../people/model.ts';

/** A line of the table of people in a report. `followsYou`: null when nobody could tell. */
export type ReportRow = {
  username: string;
  fullName: string;
  followsYou: boolean | null;
  youFollow: boolean;
  mayStay: boolean;
  how: How;
};
