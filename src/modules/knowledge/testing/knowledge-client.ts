import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { callStudio, type TestUser } from '@/api/testing/two-tenants'
import { ChunkRead, DocumentRead, KnowledgeBaseRead, SearchHit } from '../contract/knowledge.schema'

const root = '/api/v1/knowledge_bases'
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() })

/** The REST calls of one user, each answer read by its schema; a refusal is thrown with its status. */
export function knowledgeClient({ api_key: key }: TestUser) {
  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const sent = body === undefined ? {} : body instanceof FormData ? { body } : json
    const response = await callStudio(root + path, { key, method, ...sent })
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
  const at = (base: string, document: string) => `/${base}/documents/${document}`
  const client = {
    send,
    createBase: async (body: object) => KnowledgeBaseRead.parse(await send('POST', '', body)),
    updateBase: async (base: string, body: object) => KnowledgeBaseRead.parse(await send('PATCH', `/${base}`, body)),
    readBase: async (base: string) => KnowledgeBaseRead.parse(await send('GET', `/${base}`)),
    add: async (base: string, name: string, text: string, metadata: object = {}) =>
      DocumentRead.parse(await send('POST', `/${base}/documents`, { name, text, metadata })),
    upload: async (base: string, file: File, metadata?: object) => {
      const form = new FormData()
      form.set('file', file)
      if (metadata) form.set('metadata', JSON.stringify(metadata))
      return DocumentRead.parse(await send('POST', `/${base}/documents/upload`, form))
    },
    documents: async (base: string, query = '') =>
      page(DocumentRead).parse(await send('GET', `/${base}/documents${query}`)),
    read: async (base: string, document: string) => DocumentRead.parse(await send('GET', at(base, document))),
    change: async (base: string, document: string, body: object) =>
      DocumentRead.parse(await send('PATCH', at(base, document), body)),
    reindex: async (base: string, document: string) =>
      DocumentRead.parse(await send('POST', `${at(base, document)}/reindex`)),
    remove: (base: string, document: string) => send('DELETE', at(base, document)),
    chunks: async (base: string, document: string, query = '') =>
      page(ChunkRead).parse(await send('GET', `${at(base, document)}/chunks${query}`)).items,
    changeChunk: async (base: string, document: string, chunk: string, body: object) =>
      ChunkRead.parse(await send('PATCH', `${at(base, document)}/chunks/${chunk}`, body)),
    removeChunk: (base: string, document: string, chunk: string) =>
      send('DELETE', `${at(base, document)}/chunks/${chunk}`),
    search: async (base: string, body: object) =>
      z.object({ mode: z.string(), hits: z.array(SearchHit) }).parse(await send('POST', `/${base}/search`, body)),
    /** Waits until nothing is queued or indexed any more, and gives the documents by name. */
    settled: async (base: string) => {
      for (let tries = 0; tries < 400; tries += 1) {
        const { items } = await client.documents(base, '?size=100')
        if (items.every(({ status }) => status === 'ready' || status === 'failed'))
          return new Map(items.map((item) => [item.name, item]))
        await sleep(25)
      }
      throw new Error('The documents were not indexed within 10 s.')
    },
  }
  return client
}
