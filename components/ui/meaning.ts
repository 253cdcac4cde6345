/**
 * The five meanings that a colour may have. A status is always icon, word and colour together;
 * the tone classes live here so that no view picks a colour of its own.
 */
export type Meaning = 'well' | 'working' | 'waiting' | 'trouble' | 'still';

/** Text, surface and border of a badge or a notice. */
export const TONE: Record<Meaning, string> = {
  well: 'border-well-line bg-well-soft text-well',
  working: 'border-working-line bg-working-soft text-working',
  waiting: 'border-waiting-line bg-waiting-soft text-waiting',
  trouble: 'border-trouble-line bg-trouble-soft text-trouble',
  still: 'border-still-line bg-still-soft text-still',
};

/** Text alone, on the page's own surface. */
export const TEXT_TONE: Record<Meaning, string> = {
  well: 'text-well',
  working: 'text-working',
  waiting: 'text-waiting',
  trouble: 'text-trouble',
  still: 'text-still',
};

/** A filled shape: dots, bars, ticks. Never the only carrier of a meaning. */
export const SOLID_TONE: Record<Meaning, string> = {
  well: 'bg-well-solid',
  working: 'bg-working-solid',
  waiting: 'bg-waiting-solid',
  trouble: 'bg-trouble-solid',
  still: 'bg-still-solid',
};
