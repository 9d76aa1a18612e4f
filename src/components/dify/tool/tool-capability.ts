import type { Capability } from '@/engine/capabilities'

/** What some tool or other may do. */
export const toolCapabilities: readonly Capability[] = ['code', 'network', 'tools', 'flows']

/** Tools of the product that neither ask a server nor run code, under all their names. */
const harmless = new Set(['current_time', 'localtime', 'get_current_time', 'current_timestamp', 'json_parse', 'parse'])
const coding = new Set(['run_code', 'simple_code', 'code'])

/** What one tool does, by its kind and its name; as much as is possible for a kind that is not known. */
export function toolCapability(provider_type: unknown, tool_name: unknown): readonly Capability[] {
  if (provider_type === 'mcp') return ['tools']
  if (provider_type === 'workflow') return ['flows']
  if (typeof tool_name !== 'string' || harmless.has(tool_name)) return []
  return coding.has(tool_name) ? ['code'] : ['network']
}

/** The flow that a tool is, if it is one. */
export const calledFlow = (provider_type: unknown, name: unknown): string[] =>
  provider_type === 'workflow' && typeof name === 'string' && name !== '' ? [name] : []
