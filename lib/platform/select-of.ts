import type { z } from 'zod';

/** What a query selects for a view that holds columns alone. */
export function selectOf<Shape extends z.ZodRawShape>(view: z.ZodObject<Shape>): { [Field in keyof Shape]: true } {
  const fields = Object.keys(view.shape).map((field) => [field, true]);
  return Object.fromEntries(fields) as { [Field in keyof Shape]: true }; // its keys are the view's
}
