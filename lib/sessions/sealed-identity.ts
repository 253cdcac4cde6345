/** Storage state and user agent are sealed together and bound to their row. */
import { z } from 'zod';
import type { Identity } from '#/lib/instagram/identity.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import type { Sealer, Vault } from '#/lib/vault/vault.ts';

const StoredIdentity = z.object({
  userAgent: z.string().min(1),
  storageState: z.object({
    cookies: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        domain: z.string(),
        path: z.string(),
        expires: z.number(),
        httpOnly: z.boolean(),
        secure: z.boolean(),
        sameSite: z.enum(['Strict', 'Lax', 'None']),
      }),
    ),
    origins: z.array(
      z.object({ origin: z.string(), localStorage: z.array(z.object({ name: z.string(), value: z.string() })) }),
    ),
  }),
});

/** Seals an identity for one generation row. */
export function sealIdentity(sealer: Sealer, generationId: string, identity: Identity): string {
  return sealer.seal(placeOf('generationIdentity', generationId), JSON.stringify(identity));
}

/** @throws {DomainError} `unsealable` when the key does not fit or the value was moved. */
export function openIdentity(vault: Vault, generation: { id: string; sealedIdentity: string }): Identity {
  return parseIdentity(
    JSON.parse(vault.openText(placeOf('generationIdentity', generation.id), generation.sealedIdentity)),
  );
}

/** Parses an unsealed identity. @throws when it has another shape. */
export function parseIdentity(stored: unknown): Identity {
  return StoredIdentity.parse(stored);
}
