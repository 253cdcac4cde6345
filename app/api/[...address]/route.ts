import { answering } from '#/app/_shared/api/answering.ts';
import { ApiRefusal } from '#/app/_shared/api/refusal.ts';

/** Every address under /api that is none: a refusal in the form of all others, not a page. */
const nothing = (request: Request) =>
  answering(request, () =>
    Promise.reject(
      new ApiRefusal('not_found', 'There is nothing at this address. What there is stands in /api/v1/openapi.json.'),
    ),
  );

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
