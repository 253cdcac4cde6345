import type { Tx } from '#/lib/platform/db.ts';
import { spendPasskey, spendRecoveryCode, spendStep } from './store.ts';

export type Proof =
  | { kind: 'totp'; factorId: string; step: number }
  | { kind: 'passkey'; factorId: string; seenCounter: number; counter: number }
  | { kind: 'recovery_code'; hash: string };

/** Uses up a proof in the transaction of its purpose. @returns false when it was used before. */
export function spendProof(tx: Tx, operatorId: string, proof: Proof, at: Date): Promise<boolean> {
  switch (proof.kind) {
    case 'totp':
      return spendStep(tx, proof.factorId, proof.step, at);
    case 'passkey':
      return spendPasskey(tx, proof.factorId, proof.seenCounter, proof.counter, at);
    case 'recovery_code':
      return spendRecoveryCode(tx, operatorId, proof.hash, at);
  }
}
