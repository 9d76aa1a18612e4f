import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ask, open } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { echoGraph, languageModel, makeFlow, modelGraph } from './support/flows'

/** Uploads a file as clients do, in a multipart form. */
function upload(content: string | Uint8Array<ArrayBuffer>, name = 'flow.json') {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  return ask('/api/v1/flows/upload/', { body })
}
const download = (ids: string[]) => ask('/api/v1/flows/download/', { json: ids })
const fresh = (more: Record<string, unknown> = {}) => ({ name: `File ${randomUUID()}`, data: echoGraph(), ...more })

describe('uploading flows', () => {
  it('takes a flow, a list under "flows", and a zip', async () => {
    const one = fresh()
    const single = await upload(JSON.stringify(one))
    expect(single.status, single.text).toBe(201)
    expect(single.body).toEqual([expect.objectContaining({ name: one.name, data: one.data })])
    const several = [fresh(), fresh()]
    const list = await upload(JSON.stringify({ flows: several }))
    expect(listAt(list.body).map((flow) => at(flow, 'name'))).toEqual(several.map(({ name }) => name))
    const files = Object.fromEntries(
      several.map((flow, index) => [`${index}.json`, strToU8(JSON.stringify(fresh(flow)))]),
    )
    const zip = await upload(new Uint8Array(zipSync(files)), 'flows.zip')
    expect(zip.status, zip.text).toBe(201)
    expect(listAt(zip.body)).toHaveLength(2)
  })

  it('updates the flow whose id is mine, in place', async () => {
    const id = await makeFlow(echoGraph(), { name: `Mine ${randomUUID()}` })
    const before = (await ask(`/api/v1/flows/${id}`)).body
    const data = modelGraph('http://127.0.0.1:9/v1')
    const { body } = await upload(JSON.stringify({ id, name: 'Another name', description: 'new', data }))
    expect(at(body, '0')).toMatchObject({ id, description: 'new', data, name: at(before, 'name') })
    expect(textAt(body, '0.updated_at') > textAt(before, 'updated_at')).toBe(true)
  })

  it('keeps a free id, and refuses a file that has one twice', async () => {
    const id = randomUUID()
    expect(at((await upload(JSON.stringify(fresh({ id })))).body, '0.id')).toBe(id)
    const twice = randomUUID()
    const { status, body } = await upload(JSON.stringify({ flows: [fresh({ id: twice }), fresh({ id: twice })] }))
    expect(status).toBe(422)
    expect(at(body, 'detail.0')).toMatchObject({ loc: ['body', 'file'], msg: expect.stringContaining(twice) })
    expect((await ask(`/api/v1/flows/${twice}`)).status).toBe(404)
  })

  it('says what is wrong with a file that holds no flow', async () => {
    const bad: [string | Uint8Array<ArrayBuffer>, RegExp][] = [
      ['', /empty/],
      ['{"nodes": [', /not JSON/],
      ['{"hello": "world"}', /not a flow/],
      ['[]', /holds no flow/],
      [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /not a readable zip/],
      [new Uint8Array([0xff, 0xfe, 0x00]), /not UTF-8/],
    ]
    for (const [content, says] of bad) {
      const { status, body } = await upload(content)
      expect(status).toBe(400)
      expect(at(body, 'detail')).toMatch(says)
    }
    const missing = await ask('/api/v1/flows/upload/', { body: new FormData() })
    expect(missing.status).toBe(422)
  })
})

describe('downloading flows', () => {
  it('gives one as JSON, with secrets left out and everything else as it was', async () => {
    const secret = `sk-${randomUUID()}`
    const data = modelGraph('http://127.0.0.1:9/v1', { api_key: secret })
    const id = await makeFlow(data)
    const { status, headers, body, text } = await download([id])
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(text).not.toContain(secret)
    expect(at(body, 'id')).toBe(id)
    const without = JSON.parse(JSON.stringify(data).replaceAll(secret, ''))
    expect(at(body, 'data')).toEqual(without)
    expect(JSON.stringify(at(body, 'data.nodes'))).toContain(languageModel)
  })

  it('gives several as a zip, equal names told apart, which uploads again', async () => {
    const name = `Twin/of: ${randomUUID()}`
    const ids = [await makeFlow(echoGraph(), { name }), await makeFlow(echoGraph(), { name })]
    const response = await fetchBytes(ids)
    expect(response.type).toBe('application/x-zip-compressed')
    expect(response.disposition).toMatch(/^attachment; filename=[\w.-]+\.zip$/)
    const files = unzipSync(response.bytes)
    expect(Object.keys(files)).toHaveLength(2)
    expect(Object.keys(files).every((file) => /^[^/\\:]+\.json$/.test(file))).toBe(true)
    const flows = Object.values(files).map((file): unknown => JSON.parse(strFromU8(file)))
    expect(flows.map((flow) => at(flow, 'id')).sort()).toEqual([...ids].sort())
    const again = await upload(response.bytes, 'again.zip')
    expect(
      listAt(again.body)
        .map((flow) => at(flow, 'id'))
        .sort(),
    ).toEqual([...ids].sort())
  })

  it('answers 404 when nothing of it is there, 422 for no list', async () => {
    expect((await download([randomUUID()])).status).toBe(404)
    expect((await download([])).status).toBe(422)
    expect((await ask('/api/v1/flows/download/', { json: { flow_ids: [] } })).status).toBe(422)
  })
})

async function fetchBytes(ids: string[]) {
  const response = await open('/api/v1/flows/download/', { json: ids })
  return {
    type: response.headers.get('content-type'),
    disposition: response.headers.get('content-disposition'),
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
