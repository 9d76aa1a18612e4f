import type { Graph, GraphNode } from '@/engine/graph'
import type { HttpRequest, HttpResponse } from '@/engine/ports'
import { lastText } from '@/engine/testing/fake-model'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'

/** Stands for every key that a flow asks for, so that a test sees when one gets out. */
export const MARKER = 'sk-a-marker'

const SECRET = /key|token|jwt/i

const noArguments = { type: 'object', properties: {} }
const tool = (name: string) => ({ name, description: `Does ${name}`, input_schema: noArguments, result: 'Done.' })

/** What other people's flows find around them: variables, a file, tool servers, services that answer. Nothing is reached. */
export function fixtureWorld(graph: Graph) {
  const named = graph.nodes.flatMap(({ config }) => (Array.isArray(config.path) ? config.path.map(String) : []))
  const names = graph.nodes.flatMap(({ config, variables = [] }) => variables.map((field) => String(config[field])))
  return fakePorts({
    variables: {
      ...Object.fromEntries(names.map((name) => [name, SECRET.test(name) ? MARKER : `the ${name}`])),
      OPENAI_API_KEY: MARKER,
      ANTHROPIC_API_KEY: MARKER,
      GOOGLE_API_KEY: MARKER,
      SEARCH_ENDPOINT: 'https://search.test/search',
    },
    tools: {
      'server-fetch': [tool('fetch')],
      'langflow-agentic': ['visualize_flow_graph', 'update_flow_component_field', 'get_flow_component_field_value'].map(
        tool,
      ),
    },
    files: ['a-file.txt', ...named].map((ref) => ({
      ref,
      name: ref,
      media_type: 'text/plain',
      bytes: 'Words of a file.',
    })),
    http: answer,
    model: (request) => [
      request.response_schema ? JSON.stringify(sample(request.response_schema.schema)) : `echo: ${lastText(request)}`,
    ],
  })
}

/** A flow with what its author left open: files in Base64, the choice of a knowledge base. */
export function withOpenSettings(graph: Graph): Graph {
  const settings: Record<string, Record<string, unknown>> = {
    ParameterInput: { base64_file: 'aGVsbG8=', filename: 'a.txt' },
    KnowledgeIngestion: { knowledge_base: 'mine' },
  }
  const filled = (node: GraphNode) => ({ ...node, config: { ...node.config, ...settings[node.type] } })
  return { ...graph, nodes: graph.nodes.map(filled) }
}

function answer({ url }: HttpRequest): HttpResponse {
  const { host } = new URL(url)
  const reply = (type: string, text: string) => ({
    status: 200,
    headers: { 'content-type': type },
    body: new TextEncoder().encode(text),
    url,
  })
  if (host === 'search.test') {
    return reply('application/json', JSON.stringify({ results: [{ title: 'T', url: 'https://t.test', content: 'c' }] }))
  }
  if (host === 'export.arxiv.org') {
    return reply(
      'application/atom+xml',
      ['One', 'Two'].map((title) => `<entry><title>${title}</title></entry>`).join(''),
    )
  }
  return reply('text/html', '<title>A page</title>Words of a page.')
}

/** Something that fits a JSON Schema. */
function sample(schema: unknown): JsonValue {
  if (!isRecord(schema)) return null
  if (schema.type === 'object' && isRecord(schema.properties)) {
    return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, sample(inner)]))
  }
  if (schema.type === 'array') return [sample(schema.items)]
  if (schema.type === 'integer' || schema.type === 'number') return 1
  return schema.type === 'boolean' ? true : 'a word'
}
