import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { dataPath } from './data-path'

const Stored = z.object({ hash: z.string().length(64) })
const file = () => dataPath('setup-token.json')

/** The hash of the set-up token that the start script printed, or undefined when none is asked for. */
export async function readSetupToken(): Promise<string | undefined> {
  try {
    return Stored.parse(JSON.parse(await readFile(file(), 'utf8'))).hash
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Error(`The set-up token in ${file()} cannot be read. Delete the file and start again.`, { cause: error })
  }
}

/** The token is good for one owner. */
export const forgetSetupToken = (): Promise<void> => rm(file(), { force: true })
