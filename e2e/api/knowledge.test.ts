import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'

const root = '/api/v1/knowledge_bases'

async function settled(base: string): Promise<unknown[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const items = listAt((await ask(`${root}/${base}/documents`)).body, 'items')
    if (items.every((item) => ['ready', 'failed'].includes(textAt(item, 'status')))) return items
    await sleep(50)
  }
  throw new Error('The documents were not indexed within 10 s.')
}

it('takes a file, indexes it in the background, and finds what is in it', async () => {
  const made = await ask(root, { json: { name: `Base ${randomUUID()}` } })
  expect(made.status).toBe(201)
  const base = textAt(made.body, 'id')
  const form = new FormData()
  form.set('file', new File(['<h1>Mill</h1><p>The race carries <b>water</b> to the wheel.</p>'], 'mill.html'))
  form.set('metadata', '{"kind":"note"}')
  const uploaded = await ask(`${root}/${base}/documents/upload`, { body: form })
  expect(uploaded.status).toBe(201)
  expect(await settled(base)).toMatchObject([{ name: 'mill.html', status: 'ready', metadata: { kind: 'note' } }])
  const found = await ask(`${root}/${base}/search`, { json: { query: 'water wheel', top_k: 3 } })
  expect(found.body).toMatchObject({ mode: 'full_text', hits: [{ document_name: 'mill.html' }] })
  expect(textAt(found.body, 'hits.0.content')).toContain('The race carries water to the wheel.')
  const document = textAt(uploaded.body, 'id')
  expect((await ask(`${root}/${base}/documents/${document}`, { method: 'DELETE' })).status).toBe(204)
  expect(at((await ask(`${root}/${base}/search`, { json: { query: 'water' } })).body, 'hits')).toEqual([])
  expect((await ask(`${root}/${base}`, { method: 'DELETE' })).status).toBe(204)
  expect((await ask(`${root}/${base}`)).status).toBe(404)
})

it('refuses what it cannot use, and says how to mend it', async () => {
  const base = textAt((await ask(root, { json: { name: `Base ${randomUUID()}` } })).body, 'id')
  const overlap = { chunking: { method: 'fixed', size: 200, overlap: 150 } }
  expect((await ask(`${root}/${base}`, { method: 'PATCH', json: overlap })).text).toContain('at most half')
  const vectors = await ask(`${root}/${base}/search`, { json: { query: 'x', mode: 'vector' } })
  expect(vectors.status).toBe(400)
  expect(vectors.text).toContain('embedding model')
  const address = { provider: 'openai', model: 'm', base_url: 'http://169.254.169.254/v1' }
  expect((await ask(`${root}/${base}`, { method: 'PATCH', json: { embedding: address } })).status).toBe(422)
})
