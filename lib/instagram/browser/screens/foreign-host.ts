import { failed, type Screen } from '../attempt.ts';
import { FOREIGN } from '../press.ts';
import { TYPED } from '../sight.ts';

/** A page of another host, or a form that sends to one: nothing is typed, pressed or asked for there. */
export const foreignHost: Screen = {
  name: 'foreign_host',
  rung: null,
  note: 'Stops: this page is not Instagram’s.',
  matches: (sight) =>
    sight.foreign ||
    sight.inputs.some((input) => input.foreign && (TYPED.test(input.type) || input.type === 'password')),
  act: async () => failed('foreign_host', FOREIGN),
};
