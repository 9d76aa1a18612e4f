import { existsSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { constantTimeEqual } from '@/platform/crypto/constant-time-equal'
import { hashToken } from '@/platform/crypto/token'
import { dataPath } from './data-path'

const SetupToken = z.object({ token_hash: z.string() })
const file = () => dataPath('setup-token.json')

/** Whether the first owner must show the token that the start script printed: others can reach this installation. */
export function setupTokenNeeded(): boolean {
  return existsSync(file())
}

/** Whether this is the printed set-up token. True as well when none is needed. */
export function isSetupToken(token: string | undefined): boolean {
  if (!setupTokenNeeded()) return true
  const { token_hash } = SetupToken.parse(JSON.parse(readFileSync(file(), 'utf8')))
  return token !== undefined && constantTimeEqual(hashToken(token), token_hash)
}

/** To be called once there is an owner: the token has done its work. */
export function clearSetupToken(): void {
  rmSync(file(), { force: true })
}
