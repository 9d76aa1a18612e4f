import { isRecord } from '@/lib/is-record'
import type {
  Component,
  ComponentDefinition,
  ComponentRegistry,
  Handler,
  NodeContext,
  NodeResult,
  ResponsePart,
} from '../component'
import { EngineError } from '../errors'
import type { Graph, GraphEdge, GraphNode } from '../graph'
import { newMessage } from '../messages'
import { plainValue } from '../plain-value'
import { responseText } from '../response-text'
import { textOf } from '../text-of'
import type { JsonValue, Value } from '../values'

const base = { description: '', icon: 'box', category: 'logic' } satisfies Partial<ComponentDefinition>
const input = { name: 'input', display_name: 'Input', type: 'text', input_types: ['Any'] } as const
const output = { name: 'output', display_name: 'Output', types: ['Any'] } as const

function component(definition: Partial<ComponentDefinition> & { type: string }, handler: Handler): Component {
  return {
    definition: { ...base, display_name: definition.type, fields: [input], outputs: [output], ...definition },
    handler,
  }
}

/** Small components that show one behaviour of the engine each. */
export const fakeComponents: Component[] = [
  component({ type: 'Pass' }, async (inputs) => ({ outputs: { output: inputs.input ?? '' } })),
  component({ type: 'Note', inert: true }, async () => ({ outputs: {} })),
  component(
    {
      type: 'Join',
      fields: [
        { ...input, name: 'a' },
        { ...input, name: 'b' },
        { ...input, name: 'many', list: true },
      ],
    },
    async ({ a, b, many }) => ({ outputs: { output: `${textOf(a)}+${textOf(b)}+${textOf(many)}` } }),
  ),
  component(
    {
      type: 'Branch',
      outputs: [
        { ...output, name: 'yes', branch_group: 'way' },
        { ...output, name: 'no', branch_group: 'way' },
      ],
    },
    async (inputs) => {
      const way = textOf(inputs.input) === 'yes' ? 'yes' : 'no'
      return { outputs: { [way]: way }, taken: [way] }
    },
  ),
  component({ type: 'Fail' }, async () => {
    throw new Error('it broke')
  }),
  component({ type: 'Hang' }, (_inputs, context) => {
    return new Promise((_resolve, reject) => {
      context.signal.addEventListener('abort', () => reject(new Error('aborted')))
    })
  }),
  component({ type: 'Deaf' }, () => new Promise(() => {})),
  component(
    { type: 'Secret', fields: [{ name: 'key', display_name: 'Key', type: 'secret', load_from_db: true }, input] },
    async (inputs, context) => {
      const api_key = textOf(inputs.key)
      context.log(`calling with ${api_key}`, { header: api_key })
      if (textOf(inputs.input) === 'fail') throw new Error(`The key ${api_key} was refused.`)
      const model = { provider: 'p', model: 'm', api_key }
      return { outputs: { output: { kind: 'model', model }, echo: { kind: 'data', data: { echoed: [api_key] } } } }
    },
  ),
  component({ type: 'Writer' }, async (inputs, context) => {
    async function* words() {
      for (const word of textOf(inputs.input).split(/(?<= )/)) yield word
    }
    return { outputs: { output: newMessage(await context.stream(words()), context.run) } }
  }),
  component(
    { type: 'Ask', input_type: 'chat', fields: [{ ...input, name: 'input_value' }] },
    async (inputs, context) => ({ outputs: { output: newMessage(textOf(inputs.input_value), context.run) } }),
  ),
  component(
    {
      type: 'Say',
      output_type: 'chat',
      fields: [
        { ...input, name: 'input_value' },
        { name: 'sender_name', display_name: 'Name', type: 'text', default: 'AI' },
      ],
    },
    async (inputs, context) => {
      const message = newMessage(textOf(inputs.input_value), context.run, { sender_name: textOf(inputs.sender_name) })
      return { outputs: { output: await context.message(message) } }
    },
  ),
  component({ type: 'Need', fields: [{ ...input, required: true }] }, async (inputs) => ({
    outputs: { output: textOf(inputs.input) },
  })),
  component(
    {
      type: 'Typed',
      fields: [
        { name: 'count', display_name: 'Count', type: 'integer', min: 1, max: 5, default: 2, aliases: ['n'] },
        { name: 'text', display_name: 'Text', type: 'text', input_types: ['Message'], load_from_db: true },
      ],
      outputs: [{ name: 'rows', display_name: 'Rows', types: ['DataFrame'] }],
    },
    async (inputs) => ({ outputs: { rows: `${textOf(inputs.count)}:${textOf(inputs.text)}` } }),
  ),
]

const flowComponents: Component[] = [
  controlled({ type: 'Begin', entry: 'start' }, async (_inputs, context) => ({
    outputs: { query: context.run.input_value, ...context.run.inputs },
  })),
  controlled({ type: 'TurnBegin', entry: 'turn' }, async () => ({ outputs: {} })),
  controlled({ type: 'Set' }, async (inputs, context) => ({
    outputs: Object.fromEntries(
      Object.entries(recordOf(inputs.values)).map(([name, value]) => [name, filled(context, value)]),
    ),
  })),
  controlled(
    {
      type: 'Fork',
      control_ports: () => [
        { name: 'yes', label: 'yes' },
        { name: 'no', label: 'no' },
      ],
    },
    async (inputs, context) => {
      const taken = filled(context, recordOf(inputs.values).if) === 'yes' ? 'yes' : 'no'
      return { outputs: { result: taken }, taken: [taken] }
    },
  ),
  controlled({ type: 'Stream' }, async (inputs, context) => {
    async function* words() {
      for (const word of textOf(inputs.values).split(/(?<= )/)) {
        await Promise.resolve()
        yield word
      }
    }
    return { outputs: { text: await context.stream(words()) } }
  }),
  controlled(
    {
      type: 'Reply',
      output_type: 'chat',
      response: (config) =>
        String(config.values)
          .split(/(?=\{\{)|(?<=\}\})/)
          .map(responsePart),
    },
    async (inputs, context) => {
      const parts = textOf(inputs.values).split(/(?=\{\{)|(?<=\}\})/)
      return { outputs: { answer: parts.map((part) => responseText(filled(context, part))).join('') } }
    },
  ),
  controlled({ type: 'Assign' }, async (inputs, context) => {
    for (const [selector, value] of Object.entries(recordOf(inputs.values))) {
      context.assign(selector.split('.'), filled(context, value))
    }
    return { outputs: {} }
  }),
  controlled({ type: 'Broken' }, async (inputs, context) => {
    const { until } = recordOf(inputs.values)
    const seen = context.log('tried')
    if (until !== undefined && String(filled(context, until)) === 'ok')
      return { outputs: { text: 'mended', seen: String(seen) } }
    throw new EngineError('node_failed', 'it broke inside')
  }),
  controlled({ type: 'Leave' }, async () => ({ outputs: {}, breaks: true })),
  controlled({ type: 'Question', suspends: true }, async (inputs, context): Promise<NodeResult> => {
    const { answer } = context
    if (answer) return { outputs: { said: answer.inputs.said ?? '' }, taken: ['source', answer.action] }
    const request = {
      content: textOf(filled(context, recordOf(inputs.values).content ?? 'Well?')),
      fields: [],
      actions: [{ id: 'source', title: 'Go on', style: 'default' as const }],
      expires_in_ms: 60_000,
      in_console: true,
    }
    return { outputs: {}, suspend: request }
  }),
  controlled({ type: 'Each', container: true }, async (inputs, context) => {
    const { items, give, side_by_side } = recordOf(inputs.values)
    const list = filled(context, items)
    const all = Array.isArray(list) ? list : []
    const one = async (item: Value, index: number) =>
      (await context.turn(index, { item, index })).read(String(give).split('.')) ?? null
    const output: Value[] = []
    if (side_by_side === true) output.push(...(await Promise.all(all.map(one))))
    else for (const [index, item] of all.entries()) output.push(await one(item, index))
    return { outputs: { output } }
  }),
  controlled({ type: 'Count', container: true }, async (inputs, context) => {
    const { times } = recordOf(inputs.values)
    let locals: Record<string, Value> = { n: 0 }
    let turns = 0
    for (; turns < Number(times); turns++) {
      const turn = await context.turn(turns, locals)
      locals = turn.locals
      if (turn.broke) break
    }
    return { outputs: { ...locals, turns } }
  }),
  component(
    {
      type: 'WiredLoop',
      container: true,
      loop: { item: 'item', done: 'done' },
      fields: [{ ...input, name: 'data' }],
      outputs: [
        { ...output, name: 'item' },
        { ...output, name: 'done' },
      ],
    },
    async (inputs, context) => {
      const done: Value[] = []
      const items = Array.isArray(inputs.data) ? inputs.data : [inputs.data ?? '']
      for (const [index, item] of items.entries()) done.push((await context.turn(index, { item })).result ?? null)
      return { outputs: { done } }
    },
  ),
]

/** A component that is ordered by control wires and reads what it needs by selectors, written `{{node.name}}` in `values`. */
function controlled(definition: Partial<ComponentDefinition> & { type: string }, handler: Handler): Component {
  return component(
    {
      control_ports: () => [{ name: 'source', label: '' }],
      fields: [{ name: 'values', display_name: 'Values', type: 'table' }],
      outputs: [],
      ...definition,
    },
    handler,
  )
}

function recordOf(value: Value | undefined): Record<string, JsonValue | undefined> {
  const plain = plainValue(value)
  return isRecord(plain) ? plain : {}
}

function filled(context: NodeContext, value: JsonValue | undefined): Value {
  const selector = typeof value === 'string' ? /^\{\{(.+)\}\}$/.exec(value)?.[1] : undefined
  return selector ? (context.read(selector.split('.')) ?? null) : (value ?? null)
}

function responsePart(text: string): ResponsePart {
  const selector = /^\{\{(.+)\}\}$/.exec(text)?.[1]
  return selector ? { selector: selector.split('.') } : { text }
}

const byType = new Map([...fakeComponents, ...flowComponents].map((item) => [item.definition.type, item]))

export const fakeRegistry: ComponentRegistry = (type) => byType.get(type)

/** A node whose name is its id. */
export function node(id: string, type: string, config: Record<string, unknown> = {}, variables?: string[]): GraphNode {
  return { id, type, name: id, config, ...(variables ? { variables } : {}) }
}

/** A wire written `a.output -> b.input`; or `a.port -> b` for one that only orders. */
export function wire(text: string): GraphEdge {
  const [source = '', source_port = '', target = '', target_port = ''] = text.split(/\.| -> /)
  if (target_port === '') return { id: text, source, source_port, target, target_port: 'target', kind: 'control' }
  return { id: text, source, source_port, target, target_port, kind: 'data' }
}

export function graph(nodes: GraphNode[], wires: string[] = []): Graph {
  return { nodes, edges: wires.map(wire) }
}
