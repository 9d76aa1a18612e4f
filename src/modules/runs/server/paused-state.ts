import { z } from 'zod'
import type { RunSnapshot } from '@/engine'
import { decryptSecret, encryptSecret } from '@/platform/crypto/encrypt-secret'
import type { RunRequest } from './start-run'

/** What has to be known to go on with a paused run, whatever became of its flow since. */
export interface PausedState {
  snapshot: RunSnapshot
  /** The graph as it was stored or sent when the run began. */
  data: unknown
  request: Omit<RunRequest, 'flow' | 'data'>
  /** Number that the next event will have. */
  next_seq: number
}

const context = (tenant_id: string, run_id: string) => `paused-run:${tenant_id}:${run_id}`

/** Encrypted: it holds values of nodes and variables of the request. */
export const sealState = (tenant_id: string, run_id: string, state: PausedState): string =>
  encryptSecret(JSON.stringify(state), context(tenant_id, run_id))

/** Written by `sealState` only, so its shape is known. */
export const openState = (tenant_id: string, run_id: string, sealed: string): PausedState =>
  Stored.parse(JSON.parse(decryptSecret(sealed, context(tenant_id, run_id))))

const Stored = z.custom<PausedState>((value) => typeof value === 'object' && value !== null && 'snapshot' in value)
