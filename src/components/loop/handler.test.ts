import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph } from '@/engine/testing/run-graph'
import { registry } from '../registry'

const node = (id: string, type: string, config = {}) => ({ id, type, name: id, config })
const wire = (from: string, to: string) => {
  const [source = '', source_port = ''] = from.split('.')
  const [target = '', target_port = ''] = to.split('.')
  return { id: `${from}-${to}`, source, source_port, target, target_port, kind: 'data' as const }
}

async function run(text: string, config = {}) {
  const graph = {
    nodes: [
      node('text', 'TextInput', { input_value: text }),
      node('split', 'SplitText', { separator: ',', chunk_size: 1, chunk_overlap: 0 }),
      node('loop', 'LoopComponent', config),
      node('parse', 'ParserComponent', { pattern: '<{text}>' }),
      node('back', 'MessagetoData'),
      node('end', 'ParseData', { template: '{text}', sep: '+' }),
    ],
    edges: [
      wire('text.text', 'split.data_inputs'),
      wire('split.dataframe', 'loop.data'),
      wire('loop.item', 'parse.input_data'),
      wire('parse.parsed_text', 'back.message'),
      wire('back.data', 'loop.item'),
      wire('loop.done', 'end.data'),
    ],
  }
  const events = await runGraph(graph, { registry, ports: fakePorts() })
  const outputs = (id: string) => only(events, 'node_finished').find((event) => event.node_id === id)?.outputs
  return { events, end: outputs('end')?.text, done: outputs('loop')?.done }
}

describe('LoopComponent', () => {
  it('runs its body once for each row and gathers the results in order', async () => {
    const { events, end } = await run('a,b,c')
    expect(end).toMatchObject({ text: '<a>+<b>+<c>' })
    expect(only(events, 'turn_finished')).toHaveLength(3)
  })

  it('gives a table where one is asked for', async () => {
    const { done, end } = await run('a,b', { done_type: 'DataFrame' })
    expect(done).toMatchObject({ kind: 'table', rows: [{ text: '<a>' }, { text: '<b>' }] })
    expect(end).toMatchObject({ text: '<a>+<b>' })
  })

  it('goes through nothing when there is nothing', async () => {
    const { events, end } = await run('')
    expect(end).toMatchObject({ text: '' })
    expect(only(events, 'turn_finished')).toHaveLength(0)
  })
})
