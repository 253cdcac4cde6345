/** A new app's seed and QR code: `path` over `size` squares. */
export type AppShown = { seed: string; picture: { size: number; path: string } };
