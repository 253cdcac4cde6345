/** One person in a list, in the shapes that Instagram's dialects share (facts 1.1, 1.3). */
import { z } from 'zod';
import type { ListedUser } from '../model.ts';

/** Numeric ids come as numbers or as text. */
export const NumericId = z
  .union([z.number().int().nonnegative(), z.string().regex(/^\d{1,19}$/)])
  .transform((value) => BigInt(value));

const Flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/**
 * Strict about id and name: a person without either makes the whole page unread, because dropping
 * one silently would accuse somebody. Everything else may be missing.
 */
export const ListedUserSchema = z
  .object({
    pk: NumericId.nullish(),
    pk_id: NumericId.nullish(),
    id: NumericId.nullish(),
    username: z.string().min(1).max(100),
    full_name: z.string().nullish(),
    is_private: Flag,
    is_verified: Flag,
  })
  .transform((user, ctx): ListedUser => {
    const id = user.pk ?? user.pk_id ?? user.id;
    if (id === null || id === undefined) {
      ctx.addIssue({ code: 'custom', message: 'a listed user has no id' });
      return z.NEVER;
    }
    return {
      id,
      username: user.username,
      fullName: user.full_name ?? '',
      isPrivate: user.is_private,
      isVerified: user.is_verified,
    };
  });

/** A cursor as text; null for each way of saying "no more": absent, null, '' (facts 1.3). Never from `has_more`. */
export const Cursor = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((cursor) => (cursor === null || cursor === undefined || cursor === '' ? null : String(cursor)));
