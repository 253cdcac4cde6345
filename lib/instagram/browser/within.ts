const CLOSE_MS = 3_000;

/** The result of `work`, or `otherwise` after three seconds, longer than a browser may take to end. */
export async function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), CLOSE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
