import { createKey, startProduct, TEST_OWNER } from './test-product.mjs'

/**
 * Vitest global set-up: one product for all files. Tests read `inject('url')` and `inject('api_key')`. With
 * MILLRACE_TEST_URL a running one is used instead, whose owner has to be the tests' one: quicker while writing tests.
 *
 * @param {import('vitest/node').TestProject} project
 */
export async function setup(project) {
  const running = process.env.MILLRACE_TEST_URL
  const product = running
    ? { url: running, owner: TEST_OWNER, api_key: await createKey(running), stop: async () => 0 }
    : await startProduct()
  project.provide('url', product.url)
  project.provide('api_key', product.api_key)
  project.provide('owner', product.owner)
  return async () => {
    const code = await product.stop()
    if (code !== 0) throw new Error(`The product ended with ${code} instead of 0 when it was told to stop.`)
  }
}
