/**
 * What an action answers to the form or button that asked for it. Messages are already in the
 * operator's language: codes are turned into words on the server, at the edge.
 */
export type Outcome<Value = undefined> =
  | { ok: true; message?: string; value?: Value }
  | { ok: false; message: string; fields?: Record<string, string> };

/** An action that needs nothing more than to be asked for. */
export type Action = () => Promise<Outcome>;
