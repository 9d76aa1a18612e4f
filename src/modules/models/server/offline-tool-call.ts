import type { ChatTurn, ToolCall, ToolSpec } from '@/engine/ports'
import { isRecord } from '@/lib/is-record'
import { offlineSample } from './offline-sample'

const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/

/**
 * The one tool call that the offline model makes in a conversation: the tool that the user's text names, or a calculator
 * when there is something to reckon. Undefined when there is none, or when a tool has answered already.
 */
export function offlineToolCall(turns: readonly ChatTurn[], tools: readonly ToolSpec[], text: string) {
  const asked = turns.findLastIndex((turn) => turn.role === 'user')
  if (turns.slice(asked + 1).some((turn) => turn.role === 'tool')) return undefined
  const sum = sumIn(text)
  const calculator = tools.find((tool) => /calc|evaluate|expression|arithmetic/i.test(tool.name))
  if (sum && calculator) return callOf(calculator, sum)
  const low = plain(text)
  const named = tools.find((tool) => low.includes(plain(tool.name)))
  return named && callOf(named, text)
}

/** The first sum in a text, such as `(2 + 3) * 4`. */
function sumIn(text: string): string | undefined {
  const runs = text.match(/[\d(.-][\d\s.()+*/^%-]*/g) ?? []
  return runs
    .map((run) => run.trim())
    .find((run) => /\d\)*[-+*/^%]\(*-?\(*\.?\d/.test(run.replaceAll(/\s+/g, '')) && !DATE.test(run))
}

function callOf(tool: ToolSpec, text: string): ToolCall {
  const args: ToolCall['args'] = {}
  const { properties, required } = tool.input_schema
  if (isRecord(properties)) {
    const wanted = Array.isArray(required) && required.length > 0 ? required : Object.keys(properties).slice(0, 1)
    for (const name of Object.keys(properties)) {
      if (!wanted.includes(name)) continue
      const schema = properties[name]
      args[name] = offlineSample(isRecord(schema) ? { title: name, ...schema } : schema, text, tool.input_schema)
    }
  }
  return { id: `offline-${tool.name}`, name: tool.name, args }
}

/** What the tools said since the user last spoke. */
export function toolResults(turns: readonly ChatTurn[]): string[] {
  const asked = turns.findLastIndex((turn) => turn.role === 'user')
  return turns.slice(asked + 1).flatMap((turn) => {
    return turn.role === 'tool' ? [`${turn.name} ${turn.failed ? 'failed' : 'answered'}: ${turn.content}`] : []
  })
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, ' ')
