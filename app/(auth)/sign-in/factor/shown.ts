/** What a second step that succeeded tells: how many recovery codes are left, where one was used. */
export type Shown = { recoveryCodes: number | null };
