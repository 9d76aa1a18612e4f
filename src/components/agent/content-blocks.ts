import type { JsonValue } from '@/engine/values'
import type { AgentStep } from './agent-task'

/** The steps of an agent in the form in which messages of the studio document carry them. */
export function contentBlocks(steps: readonly AgentStep[]): JsonValue[] {
  if (steps.length === 0) return []
  const contents = steps.map(({ name, args, result, failed, duration_ms }) => ({
    type: 'tool_use',
    name,
    tool_input: args,
    output: failed ? null : result,
    error: failed ? result : null,
    duration: duration_ms,
    header: { title: failed ? `Failed: **${name}**` : `Executed **${name}**`, icon: 'Hammer' },
  }))
  return [{ title: 'Agent Steps', contents, allow_markdown: true, media_url: null }]
}
