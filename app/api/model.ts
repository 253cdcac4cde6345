/** What the parts of the API share: who asks, in what context, and the words of the document. Types only. */
import type { Context } from 'hono';
import type { WebCtx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import type { Role } from '#/lib/operators/role.ts';
import type { TokenView } from '#/lib/operators/tokens/view.ts';
import type { ErrorCode } from '#/lib/platform/errors.ts';

/** Who asks. */
export type Admitted = { by: Actor; role: Role; token: TokenView };

/** What handlers of the API may use: second factors are no concern of programs. */
export type ApiCtx = Omit<WebCtx, 'factors'>;

export type ApiEnv = {
  Variables: {
    requestId: string;
    /** Opens the process. @throws wrong settings, or a database that does not answer. */
    open: () => Promise<ApiCtx>;
    /** What the answer says of the rate of whoever asks. */
    rate?: Record<string, string>;
    /** The address that is meant: its part of the document and its methods. Absent: there is nothing there. */
    address?: { tag: Tag; methods: readonly Method[] };
    /** Only where the route asks for a right. */
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
  | 'staff'
  | 'present system'
  | 'service';

/** The edge adds a few codes, for requests that are not well formed before any rule of the product is asked. */
export type ApiErrorCode =
  | ErrorCode
  | 'method_not_allowed'
  | 'too_slow'
  | 'unsupported_media_type'
  | 'session_refused'
  | 'internal';
