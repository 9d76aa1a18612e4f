import { startProduct } from './test-product.mjs'

/** Playwright global set-up: one product for all journeys, its address and owner in the environment of the workers. */
export default async function browserSetup() {
  // While writing journeys: a product that runs already, with MILLRACE_TEST_USERNAME and MILLRACE_TEST_PASSWORD.
  if (process.env.MILLRACE_TEST_URL) return
  const product = await startProduct()
  process.env.MILLRACE_TEST_URL = product.url
  process.env.MILLRACE_TEST_API_KEY = product.api_key
  process.env.MILLRACE_TEST_USERNAME = product.owner.username
  process.env.MILLRACE_TEST_PASSWORD = product.owner.password
  return async () => {
    await product.stop()
  }
}
