import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const resolve = { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } }
const onDatabase = ['src/**/router.test.ts', 'src/**/*.db.test.ts', 'scripts/**/*.db.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: onDatabase,
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          environment: 'node',
          include: onDatabase,
          globalSetup: ['scripts/lib/test-database.mjs'],
          // The database has one session: files that run side by side would only wait for each other. They share one
          // process as requests to the product do, and load the product once.
          fileParallelism: false,
          isolate: false,
          // Model servers of these tests are on this machine.
          env: { MILLRACE_OUTBOUND_ALLOW: '127.0.0.1' },
          testTimeout: 20_000,
        },
      },
      ...['api', 'package'].map((name) => ({
        resolve,
        test: {
          name,
          environment: 'node' as const,
          include: [`e2e/${name}/**/*.test.ts`],
          globalSetup: ['scripts/lib/test-product-setup.mjs'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 300_000,
        },
      })),
    ],
  },
})
