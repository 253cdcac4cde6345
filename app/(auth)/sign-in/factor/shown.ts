/** How many recovery codes are left, if one was used. */
export type Shown = { recoveryCodes: number | null };
