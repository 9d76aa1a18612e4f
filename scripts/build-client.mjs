// Builds the typed client into dist/client, ready to be packed or published.
import { buildClient } from './lib/build-client.mjs'
import { ROOT } from './lib/project.mjs'

console.log(`The typed client is in ${await buildClient(ROOT)}`)
