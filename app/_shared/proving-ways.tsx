import type { ReactNode } from 'react';
import { ProvingWays } from '#/components/ui/prove-yourself.tsx';
import { passkeyPlaceOf } from '#/lib/operators/factors/passkey-place.ts';
import type { OperatorCtx } from './operator-context.ts';
import { askToProveAction, proveAction } from './prove-actions.ts';

export function OwnProvingWays({ ctx, children }: { ctx: OperatorCtx; children: ReactNode }) {
  const { provenFactors: factors } = ctx;
  const here = passkeyPlaceOf(ctx.dashboard);
  const byPasskey = here.ok && factors.some(({ rpId }) => rpId === here.place.rpId);
  return (
    <ProvingWays
      ways={{
        app: factors.some(({ kind }) => kind === 'totp'),
        ...(byPasskey ? { passkey: { ask: askToProveAction, answer: proveAction } } : {}),
      }}
    >
      {children}
    </ProvingWays>
  );
}
