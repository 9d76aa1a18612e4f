/** Pages run our own scripts only and cannot be framed elsewhere. Next writes inline scripts, which a nonce would cost every page its cache. */
const contentSecurity = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Clients write paths with and without a closing slash, and some do not follow redirects on POST.
  skipTrailingSlashRedirect: true,
  // Types and lint are checked by `npm test`; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  compress: false,
  serverExternalPackages: ['pg', '@node-rs/argon2', 'pino', '@prisma/client', '@prisma/adapter-pg', 'undici'],
  devIndicators: false,
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'content-security-policy', value: contentSecurity },
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'x-frame-options', value: 'SAMEORIGIN' },
        { key: 'referrer-policy', value: 'same-origin' },
      ],
    },
  ],
  ...(process.env.NEXT_DIST ? { distDir: process.env.NEXT_DIST } : {}),
}
