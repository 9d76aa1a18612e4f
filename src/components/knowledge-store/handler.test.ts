import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { nodeContext } from '../testing/node-context'
import { runNode } from '../testing/run-node'
import { toRows } from '../to-rows'
import { storeTools } from './handlers'

const rows: Value = {
  kind: 'table',
  rows: [
    { text: 'Mills grind corn', url: 'https://a', page: 1 },
    { text: 'Rivers flow', url: 'https://a', page: 2 },
    { text: ' ', url: 'https://a' },
  ],
}

describe('vector stores', () => {
  it('keep texts in the base of the collection’s name and find them again', async () => {
    const ports = fakePorts()
    const embedding: Value = { kind: 'embedding_model', model: { provider: 'offline', model: 'e' } }
    const config = { collection_name: 'mills', docs_metadata: [{ key: 'owner', value: 'Ada' }] }
    const wires = { ingest_data: rows, embedding }
    const kept = await runNode('Chroma', { ...config, search_query: 'corn mills' }, { ports, wires })
    expect(kept.outputs.status).toEqual({ kind: 'data', data: { knowledge_base: 'mills', chunks: 2 } })
    expect(kept.outputs.search_results).toEqual([
      { kind: 'data', data: { text: 'Mills grind corn', url: 'https://a', page: 1, owner: 'Ada' } },
    ])
    await runNode('Chroma', config, { ports, wires })
    expect(ports.knowledge.bases.get('mills')).toHaveLength(2)
    await runNode('Chroma', { ...config, allow_duplicates: true }, { ports, wires })
    expect(ports.knowledge.bases.get('mills')).toHaveLength(4)
  })

  it('find nothing where nothing was put, and say so', async () => {
    const { outputs, events } = await runNode('WeaviateVectorStore', { index_name: 'none', query: 'x', top_k: 500 })
    expect(outputs.search_results).toEqual([])
    expect(events).toContainEqual(expect.objectContaining({ type: 'log' }))
    expect((await runNode('FAISS', { search_query: '' })).outputs.dataframe).toEqual({ kind: 'table', rows: [] })
  })

  it('ask for as many and as near as they are told', async () => {
    const ports = fakePorts({ knowledge: { documents: [] } })
    await runNode('Qdrant', { search_query: 'x', number_of_results: 500, search_score_threshold: 0.5 }, { ports })
    expect(ports.knowledge.queries[0]).toMatchObject({
      knowledge_bases: ['documents'],
      top_k: 100,
      score_threshold: 0.5,
    })
  })
})

describe('knowledge', () => {
  it('is put in by columns, under the names that identify a row', async () => {
    const ports = fakePorts()
    const column_config = [
      { column_name: 'text', vectorize: true },
      { column_name: 'page', identifier: true },
    ]
    const config = { knowledge_base: 'mills', column_config }
    const { outputs } = await runNode('KnowledgeIngestion', config, { ports, wires: { input_df: rows } })
    expect(outputs.dataframe_output).toMatchObject({ data: { kb_name: 'mills', rows: 3, chunks: 2 } })
    expect(ports.knowledge.bases.get('mills')?.map((document) => document.name)).toEqual(['1', '2'])
    const none = await runNode(
      'KnowledgeIngestion',
      { ...config, column_config: [] },
      { ports, wires: { input_df: rows } },
    )
    expect(none.error?.message).toContain('no column to search')
  })

  it('is found with or without what is kept with it', async () => {
    const knowledge = { mills: [{ name: 'a', text: 'mills', metadata: { page: 1 } }] }
    const find = async (config: Record<string, unknown>) => {
      const ports = fakePorts({ knowledge })
      const given = { knowledge_base: 'mills', search_query: 'mills', ...config }
      return toRows((await runNode('KnowledgeRetrieval', given, { ports })).outputs.retrieve_data)
    }
    expect(await find({})).toEqual([{ text: 'mills', page: 1 }])
    expect(await find({ include_metadata: false })).toEqual([{ text: 'mills' }])
  })

  it('is a tool under the name that its author gave', async () => {
    const ports = fakePorts({ knowledge: { posts: [{ name: 'a', text: 'a post about mills' }] } })
    const inputs = { tool_name: 'Post Lookup', collection_name: 'posts' }
    const [tool] = await storeTools(inputs, nodeContext({ ports }))
    expect(tool?.name).toBe('Post_Lookup')
    expect(await tool?.call({ search_query: 'mills' }, new AbortController().signal)).toMatchObject([
      { data: { text: 'a post about mills' } },
    ])
  })
})
