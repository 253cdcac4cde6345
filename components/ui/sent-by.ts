import type { FormEvent } from 'react';

/**
 * How a form of an island is sent. `action` is for a form that is submitted before its scripts come: React keeps it and
 * sends it then, where the browser alone would write every field into the address. From then on `onSubmit` sends, which
 * leaves the fields as they are.
 */
export function sentBy(send: (form: FormData) => void) {
  return {
    action: send,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      send(new FormData(event.currentTarget));
    },
  };
}
