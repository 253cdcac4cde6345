import type { Context } from 'hono';
import type { WebCtx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import type { Role } from '#/lib/operators/role.ts';
import type { TokenView } from '#/lib/operators/tokens/view.ts';
import type { ErrorCode } from '#/lib/platform/errors.ts';

export type Admitted = { by: Actor; role: Role; token: TokenView };

/** Second factors are no concern of programs. */
export type ApiCtx = Omit<WebCtx, 'factors'>;

export type ApiEnv = {
  Variables: {
    requestId: string;
    /** Opens the process. @throws wrong settings, or a database that does not answer. */
    open: () => Promise<ApiCtx>;
    rate?: Record<string, string>;
    /** Absent: nothing is there. */
    /** The address that is meant: its part of the document and its methods. Absent: there is nothing there. */
    address?: { tag: Tag; methods: readonly Method[] };
    ctx: ApiCtx;
  } & Admitted;
};
export type ApiContext = Context<ApiEnv>;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Tag =
  | 'checks'
  | 'accounts'
  | 'attempts'
  | 'challenges'
  | 'customers'
  | 'payments'
  | 'staff'
  | 'present system'
  | 'service';

/** Besides a few of the edge, for requests that are not well formed. */
export type ApiErrorCode =
  | ErrorCode
  | 'method_not_allowed'
  | 'too_slow'
  | 'unsupported_media_type'
  | 'session_refused'
  | 'internal';
