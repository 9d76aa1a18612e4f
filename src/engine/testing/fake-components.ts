import type { Component, ComponentDefinition, ComponentRegistry, Handler } from '../component'
import type { Graph, GraphEdge, GraphNode } from '../graph'
import { newMessage } from '../messages'
import { textOf } from '../text-of'

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

const byType = new Map(fakeComponents.map((item) => [item.definition.type, item]))

export const fakeRegistry: ComponentRegistry = (type) => byType.get(type)

/** A node whose name is its id. */
export function node(id: string, type: string, config: Record<string, unknown> = {}, variables?: string[]): GraphNode {
  return { id, type, name: id, config, ...(variables ? { variables } : {}) }
}

/** A wire written `a.output -> b.input`. */
export function wire(text: string): GraphEdge {
  const [source = '', source_port = '', target = '', target_port = ''] = text.split(/\.| -> /)
  return { id: text, source, source_port, target, target_port, kind: 'data' }
}

export function graph(nodes: GraphNode[], wires: string[] = []): Graph {
  return { nodes, edges: wires.map(wire) }
}
