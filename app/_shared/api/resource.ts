import { answering } from './answering.ts';
import type { Handler, Method } from './define-route.ts';
import { ApiRefusal } from './refusal.ts';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
type Resource = Record<Method | 'OPTIONS', Handler>;

/**
 * What a route file exports: the declared methods of one address. Every other method is answered with
 * 405 and the methods that there are.
 */
export function resource(...handlers: Handler[]): Resource {
  const byMethod = new Map(handlers.map((handler) => [handler.declared?.method, handler]));
  const allow = [...METHODS.filter((method) => byMethod.has(method)), 'OPTIONS'].join(', ');
  const refused: Handler = (request) => answering(request, () => Promise.reject(notAllowed(request.method, allow)));
  const options: Handler = (request) =>
    answering(request, async () => new Response(null, { status: 204, headers: { allow } }));

  const handlerOf = (method: Method) => byMethod.get(method) ?? refused;
  return {
    GET: handlerOf('GET'),
    POST: handlerOf('POST'),
    PUT: handlerOf('PUT'),
    PATCH: handlerOf('PATCH'),
    DELETE: handlerOf('DELETE'),
    OPTIONS: options,
  };
}

function notAllowed(method: string, allow: string): ApiRefusal {
  return new ApiRefusal('method_not_allowed', `${method.slice(0, 10)} is not possible here. Possible: ${allow}.`, {
    headers: { allow },
  });
}
