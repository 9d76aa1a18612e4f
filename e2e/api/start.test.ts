import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { launchProduct } from '../../scripts/lib/test-product.mjs'

// Each test starts the product.
vi.setConfig({ testTimeout: 180_000 })

let data_dir: string
beforeEach(() => {
  data_dir = mkdtempSync(join(tmpdir(), 'millrace-start-'))
})
afterEach(() => rmSync(data_dir, { recursive: true, force: true }))

it('ends for settings that are wrong, names all of them, and leaves nothing locked', async () => {
  const wrong = { MILLRACE_RUN_CONCURRENCY: 'many', MILLRACE_OWNER_PASSWORD: 'short' }
  const fault = await launchProduct(data_dir, wrong).then(
    async (product) => `It started. ${await product.stop()}`,
    (error: Error) => error.message,
  )
  expect(fault).toContain('ended with 1:')
  expect(fault).toMatch(/MILLRACE_RUN_CONCURRENCY: .*number/)
  expect(fault).toMatch(/MILLRACE_OWNER_PASSWORD: .*8 characters/)
  expect(fault).not.toContain('Ready')
  expect(fault).not.toMatch(/^\s+at /m)

  const product = await launchProduct(data_dir)
  expect((await fetch(`${product.url}/health`)).status).toBe(200)
  expect(await product.stop()).toBe(0)
})

it('can be stopped the moment it is ready', async () => {
  const product = await launchProduct(data_dir)
  expect(await product.stop()).toBe(0)
  expect(product.output()).not.toMatch(/error/i)
})
