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
  ...(process.env.NEXT_DIST ? { distDir: process.env.NEXT_DIST } : {}),
}
