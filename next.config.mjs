/** Pages run our own scripts only, and only those that `frames` names may show them in a frame. Next writes inline scripts, which a nonce would cost every page its cache. */
/** @param {string} frames */
const contentSecurity = (frames) =>
  [
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
    `frame-ancestors ${frames}`,
  ].join('; ')

const everywhere = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
]

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
  // Pages are loaded when they are first asked for: all of them at once take a quarter of the memory and of the start.
  experimental: { preloadEntriesOnStart: false },
  headers: async () => [
    {
      source: '/((?!p/.).*)',
      headers: [
        { key: 'content-security-policy', value: contentSecurity("'self'") },
        { key: 'x-frame-options', value: 'SAMEORIGIN' },
        ...everywhere,
      ],
    },
    {
      // Pages of published flows are made to stand in other people's sites.
      source: '/p/:path+',
      headers: [{ key: 'content-security-policy', value: contentSecurity('*') }, ...everywhere],
    },
  ],
  ...(process.env.NEXT_DIST ? { distDir: process.env.NEXT_DIST } : {}),
}
