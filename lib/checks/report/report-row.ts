/** A line of the table of people in a report. */
export type ReportRow = {
  username: string;
  fullName: string;
  followsYou: boolean;
  youFollow: boolean;
  mayStay: boolean;
};
