/** The seed of an app that is being set up, and the QR code that holds it: `path` over `size` squares. */
export type AppShown = { seed: string; picture: { size: number; path: string } };
