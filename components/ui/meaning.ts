/** The five meanings of colour. A status has icon, word and colour; tones live here alone. */
export type Meaning = 'well' | 'working' | 'waiting' | 'trouble' | 'still';

export const TONE: Record<Meaning, string> = {
  well: 'border-well-line bg-well-soft text-well',
  working: 'border-working-line bg-working-soft text-working',
  waiting: 'border-waiting-line bg-waiting-soft text-waiting',
  trouble: 'border-trouble-line bg-trouble-soft text-trouble',
  still: 'border-still-line bg-still-soft text-still',
};

export const TEXT_TONE: Record<Meaning, string> = {
  well: 'text-well',
  working: 'text-working',
  waiting: 'text-waiting',
  trouble: 'text-trouble',
  still: 'text-still',
};

/** Never the only carrier of a meaning. */
export const SOLID_TONE: Record<Meaning, string> = {
  well: 'bg-well-solid',
  working: 'bg-working-solid',
  waiting: 'bg-waiting-solid',
  trouble: 'bg-trouble-solid',
  still: 'bg-still-solid',
};
