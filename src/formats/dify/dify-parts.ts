import { isRecord } from '@/lib/is-record'

/** A flow's graph as it is stored, with what stands around the graph of a Dify file under `dify`. */
export interface StoredDifyFlow {
  nodes: Record<string, unknown>[]
  edges: Record<string, unknown>[]
  viewport?: Record<string, unknown>
  /** The file without nodes, edges and viewport; our own notes about it stand under `$spelling`. */
  dify: Record<string, unknown>
}

/** Apps without a graph: a model with its settings. */
export type ConfigMode = 'chat' | 'agent-chat' | 'completion'

export type DifyMode = 'workflow' | 'advanced-chat' | ConfigMode

export const isDifyMode = (value: unknown): value is DifyMode =>
  value === 'workflow' || value === 'advanced-chat' || isConfigMode(value)

export const isConfigMode = (value: unknown): value is ConfigMode =>
  value === 'chat' || value === 'agent-chat' || value === 'completion'

/** Where numbers of the file keep their spelling, by place: see `spelling-places.ts`. */
export const SPELLING = '$spelling'

export const recordAt = (value: unknown, key: string): Record<string, unknown> => {
  const found = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return isRecord(found) ? found : {}
}

export const listAt = (value: unknown, key: string): unknown[] => {
  const found = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return Array.isArray(found) ? found : []
}

export const textAt = (value: unknown, key: string): string | undefined => {
  const found = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return typeof found === 'string' ? found : undefined
}

/** What kind of app a stored graph is: as its file says, else by whether it answers. */
export function modeOf(data: unknown): DifyMode {
  const mode = recordAt(recordAt(data, 'dify'), 'app').mode
  if (isDifyMode(mode)) return mode
  const answers = listAt(data, 'nodes').some((node) => recordAt(node, 'data').type === 'answer')
  return answers ? 'advanced-chat' : 'workflow'
}
