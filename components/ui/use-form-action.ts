'use client';

import type { Outcome } from './outcome.ts';
import { sentBy } from './sent-by.ts';
import { useSteps } from './use-steps.ts';

/** Sends a form by the props in `sent`. `errors`: a sentence for each wrong field; `sentence`: for the whole form. */
export function useFormAction<Value = undefined>(
  action: (form: FormData) => Promise<Outcome<Value>>,
  onDone: (value: Value | undefined, message: string | undefined) => void,
) {
  const { run, busy, refused, forget } = useSteps();
  const sent = sentBy((form) => run(() => action(form), onDone));
  const errors = refused?.fields ?? {};
  const sentence = refused && Object.keys(errors).length === 0 ? refused.message : undefined;
  return { sent, busy, errors, sentence, forget };
}
