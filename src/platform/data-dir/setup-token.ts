import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { dataPath } from './data-path'

const SetupToken = z.object({ token_hash: z.string() })
const file = () => dataPath('setup-token.json')

/**
 * Hash (see `hashToken`) of the token that the start script printed because others can reach this installation; undefined
 * when whoever comes first may set it up.
 */
export async function readSetupToken(): Promise<string | undefined> {
  if (!existsSync(file())) return undefined
  return SetupToken.parse(JSON.parse(await readFile(file(), 'utf8'))).token_hash
}

/** To be called once there is an owner: the token has done its work. */
export async function forgetSetupToken(): Promise<void> {
  await rm(file(), { force: true })
}
