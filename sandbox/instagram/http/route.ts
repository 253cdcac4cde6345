import type { Session } from '../state/model.ts';
import type { Endpoint } from '../state/switches.ts';
import type { Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';

export type Note = Partial<Exchange['note']>;

type Common = {
  methods: readonly ('GET' | 'POST')[];
  path: RegExp;
  /** Runs before anything is decided. */
  note(exchange: Exchange, match: string[]): Note;
  endpoint?(exchange: Exchange): Endpoint | null;
};

export type Route = Common &
  (
    | { needs: 'session'; answer(exchange: Exchange, session: Session, match: string[]): Answer }
    | { needs: 'nothing'; answer(exchange: Exchange, match: string[]): Answer }
  );
