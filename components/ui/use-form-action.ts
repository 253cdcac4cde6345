'use client';

import type { FormEvent } from 'react';
import type { Outcome } from './outcome.ts';
import { useSteps } from './use-steps.ts';

/** `errors`: a sentence for each wrong field; `sentence`: for the whole form. */
export function useFormAction<Value = undefined>(
  action: (form: FormData) => Promise<Outcome<Value>>,
  onDone: (value: Value | undefined, message: string | undefined) => void,
) {
  const { run, busy, refused, forget } = useSteps();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => action(form), onDone);
  };
  const errors = refused?.fields ?? {};
  const sentence = refused && Object.keys(errors).length === 0 ? refused.message : undefined;
  return { submit, busy, errors, sentence, forget };
}
