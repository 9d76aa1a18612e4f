import { createRequire } from 'node:module'
import { runCommand } from './run-command.mjs'

/**
 * Generates the Prisma client. The native schema engine is a download that generating never uses, so the variable names
 * an existing file and nothing is fetched.
 *
 * @param {string} root project folder with prisma.config.ts
 */
export async function generateClient(root) {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  await runCommand(process.execPath, [cli, 'generate'], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
}
