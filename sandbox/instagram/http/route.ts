/** A route: what it answers to, what the log and the faults call it, whether it needs a living session. */
import type { Session } from '../state/model.ts';
import type { Endpoint } from '../state/switches.ts';
import type { Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';

export type Note = Partial<Exchange['note']>;

type Common = {
  methods: readonly ('GET' | 'POST')[];
  path: RegExp;
  /** What this request is about; runs before anything is decided. */
  note(exchange: Exchange, match: string[]): Note;
  /** Which withdrawable part of the site it belongs to. */
  endpoint?(exchange: Exchange): Endpoint | null;
};

export type Route = Common &
  (
    | { needs: 'session'; answer(exchange: Exchange, session: Session, match: string[]): Answer }
    | { needs: 'nothing'; answer(exchange: Exchange, match: string[]): Answer }
  );
