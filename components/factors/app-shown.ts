export type AppShown = { seed: string; picture: { size: number; path: string } };
