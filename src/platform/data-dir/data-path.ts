import { join, resolve } from 'node:path'
import { env } from '@/env'

/** Absolute path inside the data directory; the start script created `files/` and `secrets.json` there. */
export function dataPath(...segments: string[]): string {
  return join(resolve(/* turbopackIgnore: true */ env.MILLRACE_DATA_DIR), ...segments)
}
