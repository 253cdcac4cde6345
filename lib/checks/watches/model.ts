import type { Watch } from '#/lib/platform/db.ts';

/** How often a profile can be checked by itself, in days. Each time costs what a check costs. */
export const WATCH_DAYS = [1, 7] as const;
export type WatchDays = (typeof WATCH_DAYS)[number];

/** More than anybody reads about. */
export const WATCHES_LIMIT = 20;

export type { Watch };
