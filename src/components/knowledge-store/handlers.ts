import type { Component, Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { toolName } from '@/engine/node-tools'
import { keyValues } from '../api-request/key-values'
import { flagInput, textInput } from '../read-inputs'
import { dataListOf, dataOf, tableOf } from '../table-of'
import { toRows } from '../to-rows'
import { ingestRows } from './ingest-rows'
import { searchStore, storeName } from './search-store'

export const vectorStoreHandler: Handler = async (inputs, context) => {
  const knowledge_base = storeName(inputs)
  const more = Object.fromEntries(keyValues(inputs.docs_metadata) ?? [])
  const rows = toRows(inputs.ingest_data).map((row) => {
    // Data that a model wrote has fields of its own and often no text.
    const text = typeof row.text === 'string' ? row.text : JSON.stringify(row)
    return { ...row, ...more, text }
  })
  const { chunks, texts } = await ingestRows(
    rows,
    {
      knowledge_base,
      embedding: inputs.embedding,
      columns: ['text'],
      identifiers: [],
      allow_duplicates: flagInput(inputs, 'allow_duplicates', false),
    },
    context,
  )
  const found = await searchStore(knowledge_base, inputs, context)
  return {
    outputs: {
      search_results: dataListOf(found),
      dataframe: tableOf(found),
      status: dataOf({ knowledge_base, chunks }),
      stored_doc: dataListOf(texts.map((text) => ({ text }))),
    },
  }
}

export const knowledgeIngestionHandler: Handler = async (inputs, context) => {
  const knowledge_base = textInput(inputs, 'knowledge_base').trim()
  const config = toRows(inputs.column_config)
  const named = (flag: string) =>
    config.filter((row) => row[flag] === true || row[flag] === 'true').map((row) => String(row.column_name))
  const columns = named('vectorize')
  if (columns.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has no column to search.`, {
      hint: 'Mark at least one column with "vectorize".',
    })
  }
  const rows = toRows(inputs.input_df)
  const { chunks } = await ingestRows(
    rows,
    {
      knowledge_base,
      embedding: inputs.embedding,
      columns,
      identifiers: named('identifier'),
      allow_duplicates: flagInput(inputs, 'allow_duplicates', false),
    },
    context,
  )
  return { outputs: { dataframe_output: dataOf({ kb_name: knowledge_base, rows: rows.length, chunks }) } }
}

export const knowledgeRetrievalHandler: Handler = async (inputs, context) => {
  const found = await searchStore(textInput(inputs, 'knowledge_base').trim(), inputs, context)
  const rows = flagInput(inputs, 'include_metadata', true) ? found : found.map(({ text }) => ({ text }))
  const table = tableOf(rows)
  return { outputs: { retrieve_data: table, chroma_kb_data: table } }
}

export const storeToolHandler: Handler = async (inputs, context) => ({
  outputs: { api_run_model: dataListOf(await searchStore(storeName(inputs), inputs, context)) },
})

/** The name and the words that its author gave the tool. */
export const storeTools: NonNullable<Component['tools']> = async (inputs, context) => [
  {
    kind: 'tool',
    name: toolName(textInput(inputs, 'tool_name') || context.node_name),
    description: textInput(inputs, 'tool_description') || `Looks things up in "${storeName(inputs)}".`,
    input_schema: {
      type: 'object',
      properties: { search_query: { type: 'string', description: 'What to look up.' } },
      required: ['search_query'],
    },
    call: async ({ search_query }) =>
      dataListOf(await searchStore(storeName(inputs), { ...inputs, search_query: search_query ?? '' }, context)),
  },
]
