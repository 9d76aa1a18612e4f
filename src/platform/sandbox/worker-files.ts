import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where the worker programs are. They are plain Node, started by path: a bundler must neither move nor touch them.
 *
 * @throws when the source folder is not beside the installation
 */
export function workerFiles(): { programs: string; packages: string } {
  const here = dirname(fileURLToPath(import.meta.url))
  const folders = [here, join(/* turbopackIgnore: true */ process.cwd(), 'src', 'platform', 'sandbox')]
  const folder = folders.find((path) => existsSync(/* turbopackIgnore: true */ join(path, 'workers', 'serve.mjs')))
  if (!folder) throw new Error(`The sandbox's worker programs are missing; looked in ${folders.join(' and ')}.`)
  return {
    programs: join(/* turbopackIgnore: true */ folder, 'workers'),
    packages: join(/* turbopackIgnore: true */ folder, '..', '..', '..', 'node_modules'),
  }
}
