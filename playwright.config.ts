import { defineConfig } from '@playwright/test'

/** Browser journeys against the built product, in the Chromium that the test script found or installed. */
export default defineConfig({
  testDir: 'e2e/console',
  outputDir: '.cache/browser-tests',
  globalSetup: './scripts/lib/browser-setup.mjs',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  use: {
    // Written by the global set-up; workers read this file after it.
    baseURL: process.env.MILLRACE_TEST_URL,
    viewport: { width: 1440, height: 900 },
    // The view must not be moving while a place on it is measured.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.MILLRACE_TEST_CHROMIUM,
      // Chromium refuses its sandbox to root, which containers run as.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
})
