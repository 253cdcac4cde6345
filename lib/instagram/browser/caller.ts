/** Tells errors of the caller's callbacks, which pass through, from errors of the browser, which never do. */
import type { SignInInput } from './model.ts';

export class CallerFailed extends Error {
  readonly error: unknown;
  constructor(error: unknown) {
    super('A callback of the caller failed.');
    this.error = error;
  }
}

/** The same input with callbacks that wrap what they throw in `CallerFailed`. Throws nothing itself. */
export function guardCaller(input: SignInInput): SignInInput {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new CallerFailed(error);
    }
  };
  const { totp, onSignedIn } = input;
  return {
    ...input,
    ...(onSignedIn ? { onSignedIn: (signedIn) => guard(() => onSignedIn(signedIn)) } : {}),
    totp: totp && (() => guardNow(totp)),
    beforePassword: () => guard(() => input.beforePassword()),
    onStep: (step) => guard(() => input.onStep(step)),
    ask: (question, watch) => guard(() => input.ask(question, watch)),
  };
}

function guardNow<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CallerFailed(error);
  }
}
