import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runFlowNode } from '../testing/run-flow-node'

const ports = () =>
  fakePorts({ knowledge: { docs: [{ name: 'mills.txt', text: 'A mill race carries water to the wheel.' }] } })

describe('knowledge-retrieval', () => {
  it('gives hits as prompts read them', async () => {
    const config = {
      dataset_ids: ['docs'],
      query_variable_selector: ['sys', 'query'],
      multiple_retrieval_config: { top_k: 2, score_threshold: null },
    }
    const { outputs } = await runFlowNode('knowledge-retrieval', config, { ports: ports(), query: 'water wheel' })
    expect(outputs.result).toMatchObject([
      {
        content: expect.stringContaining('water'),
        title: 'mills.txt',
        metadata: { dataset_name: 'docs', document_name: 'mills.txt', position: 1 },
      },
    ])
  })

  it.each([
    [{ dataset_ids: [] }, 'missing_value'],
    [{ dataset_ids: ['gone'] }, 'knowledge_missing'],
  ])('%j fails with %s', async (more, code) => {
    const { error } = await runFlowNode(
      'knowledge-retrieval',
      { query_variable_selector: ['sys', 'query'], ...more },
      { ports: ports() },
    )
    expect(error?.code).toBe(code)
  })
})
