import { z } from 'zod'
import { mapSecrets } from '@/formats/langflow/strip-secrets'
import type { StoredRecord } from '../canvas/model/record'

const Backup = z.object({ version: z.string(), data: z.looseObject({}) })
export type Backup = z.infer<typeof Backup>
const key = (flow_id: string) => `millrace.draft.${flow_id}`

/** Keeps unsaved edits in this browser, so that neither a crashed tab nor a lost connection takes them. */
export function keepBackup(flow_id: string, version: string, data: StoredRecord): void {
  try {
    // A secret that was just typed has no place in the browser's storage; sealed ones are no secrets.
    const safe = mapSecrets(data, (secret) => (secret.startsWith('sealed:') ? secret : ''))
    localStorage.setItem(key(flow_id), JSON.stringify({ version, data: safe }))
  } catch {
    // Full or closed storage: the edits are still in the page and being saved.
  }
}

/** Edits of an earlier visit that never reached the server. */
export function readBackup(flow_id: string): Backup | undefined {
  try {
    const parsed = Backup.safeParse(JSON.parse(localStorage.getItem(key(flow_id)) ?? 'null'))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

export function dropBackup(flow_id: string): void {
  try {
    localStorage.removeItem(key(flow_id))
  } catch {
    // Closed storage holds nothing either.
  }
}
