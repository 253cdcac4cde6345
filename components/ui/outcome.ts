/** An action's answer, already in the operator's language. */
export type Outcome<Value = undefined> =
  | { ok: true; message?: string; value?: Value }
  | { ok: false; message: string; fields?: Record<string, string> };

export type Action = () => Promise<Outcome>;
