import { failed, type Screen } from '../attempt.ts';

/** An undescribed page: stop, keep picture and outline, tell operators (docs/facts/reliability.md#faults: F34). */
export const unknown: Screen = {
  name: 'unknown',
  rung: null,
  note: 'Stops: this page is not known.',
  matches: () => true,
  async act({ attempt }) {
    const status = attempt.memory.documentStatus;
    if (status === 429) return failed('throttled', 'The site answered 429.');
    if (status !== null && status >= 500) return failed('network', `The site answered ${status}.`);
    return failed('unknown_screen', 'Instagram shows a page that is not known yet.');
  },
};
