import { startProduct } from './test-product.mjs'

/**
 * Vitest global set-up: one product for all files. Tests read `inject('url')` and `inject('api_key')`.
 *
 * @param {import('vitest/node').TestProject} project
 */
export async function setup(project) {
  const product = await startProduct()
  project.provide('url', product.url)
  project.provide('api_key', product.api_key)
  project.provide('owner', product.owner)
  return async () => {
    const code = await product.stop()
    if (code !== 0) throw new Error(`The product ended with ${code} instead of 0 when it was told to stop.`)
  }
}
