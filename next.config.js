import createNextIntlPlugin from 'next-intl/plugin';

/**
 * Headers that every answer carries, error pages and static files too. The content security policy of a page needs
 * a nonce for each answer and is written in proxy.ts in place of this one, which lets no script run.
 */
const securityHeaders = [
  {
    key: 'Content-Security-Policy',
    value:
      "default-src 'self'; script-src 'none'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // Native or self-inspecting packages: required at run time, never bundled.
  serverExternalPackages: ['pino', 'pg', 'pg-boss', '@node-rs/argon2', 'exceljs'],
  // `npm run verify` checks the types of everything at once; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  experimental: {
    serverActions: { bodySizeLimit: '256kb' },
    // To write it costs a fourth of a build, and most builds are the first of their checkout.
    turbopackFileSystemCacheForBuild: false,
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default createNextIntlPlugin('./app/_shared/i18n/request.ts')(config);
