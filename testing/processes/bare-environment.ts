/** What a program of the product is given in a test: these settings, and of this process only what every program needs. */
export function bareEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE, NODE_ENV: 'production', ...settings };
}
