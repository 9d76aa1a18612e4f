import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt } from './support/at'

const configs = '/api/v1/configs'
const indexes = '/api/v1/dictionary/indexes'

const settingId = async (key: string) => at((await ask(`${configs}?search=${key}`)).body, '0.id')

describe('settings', () => {
  it('of the product are there from the start, and change what clients are told without a restart', async () => {
    const path = `${configs}/${await settingId('events.delivery')}`
    expect((await ask(path, { method: 'PATCH', json: { config_value: 'polling' } })).status).toBe(200)
    expect(at((await ask('/api/v1/config')).body, 'event_delivery')).toBe('polling')
    const wrong = await ask(path, { method: 'PATCH', json: { config_value: 'pigeon' } })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('must be one of streaming, direct, polling')
    await ask(path, { method: 'PATCH', json: { config_value: 'streaming' } })
    expect(at((await ask('/api/v1/config')).body, 'event_delivery')).toBe('streaming')
    expect((await ask(path, { method: 'DELETE' })).status).toBe(409)
  })

  it('bound what may be uploaded, from the next upload on', async () => {
    const path = `${configs}/${await settingId('files.max_upload_mb')}`
    const upload = async () => {
      const body = new FormData()
      body.append('file', new File(['x'.repeat(50_000)], `${randomUUID()}.txt`))
      return (await ask('/api/v2/files/', { body })).status
    }
    expect(await upload()).toBe(201)
    await ask(path, { method: 'PATCH', json: { config_value: '0.01' } })
    expect(await upload()).toBe(413)
    await ask(path, { method: 'PATCH', json: { config_value: '50' } })
    expect(await upload()).toBe(201)
  })

  it("of the operator's own are added, sorted, changed and removed", async () => {
    const config_key = `own.${randomUUID()}`
    const json = { config_key, config_name: 'Own', config_value: '' }
    const made = await ask(configs, { json })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ ...json, note: null, c_uid: expect.any(Number), id: expect.any(Number) })
    expect((await ask(configs, { json })).status).toBe(409)
    const keys = listAt((await ask(`${configs}?sort_order=desc`)).body).map((row) => at(row, 'config_key'))
    expect(keys.indexOf('signup.open')).toBeLessThan(keys.indexOf(config_key))
    const path = `${configs}/${at(made.body, 'id')}`
    expect((await ask(path, { method: 'PATCH', json: { note: 'n', config_key: 'other' } })).body).toMatchObject({
      config_key,
      note: 'n',
    })
    expect((await ask(path, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(path, { method: 'DELETE' })).status).toBe(404)
  })

  it.each([
    ['POST', configs, {}],
    ['POST', configs, { config_key: 'k'.repeat(129), config_name: 'n', config_value: '' }],
    ['POST', configs, { config_key: 'k', config_name: 'n'.repeat(65), config_value: '' }],
    ['POST', configs, { config_key: ' ', config_name: 'n', config_value: '' }],
    ['PATCH', `${configs}/none`, {}],
    ['PATCH', `${configs}/99999999999`, {}],
    ['POST', indexes, { config_key: 'k', config_name: '', config_en_name: 'e' }],
    ['POST', indexes, { config_key: 'k', config_name: 'n' }],
    ['GET', `${configs}?sort_by=note`, undefined],
    ['GET', `${indexes}?sort_order=up`, undefined],
  ])('%s %s with %j is a 422', async (method, path, json) => {
    expect((await ask(path, { method, json })).status).toBe(422)
  })
})

describe('the dictionary', () => {
  it('has lists with items; a list goes when it is empty', async () => {
    const config_key = `birds-${randomUUID()}`
    const index = await ask(indexes, { json: { config_key, config_name: '鸟', config_en_name: 'Birds' } })
    expect(index.status).toBe(201)
    expect(index.body).toMatchObject({ parent_id: 0, key_order: 0, config_value: '', note: '' })
    const index_id = at(index.body, 'config_id')
    const items = `${indexes}/${index_id}/items`
    const json = { config_key: 'heron', config_name: '鹭', config_en_name: 'Heron', config_value: 'h', note: null }
    const item = await ask(items, { json })
    expect(item.status).toBe(201)
    expect(item.body).toMatchObject({ ...json, parent_id: index_id, key_order: 0 })
    expect((await ask(items, { json })).status).toBe(409)
    const path = `/api/v1/dictionary/items/${at(item.body, 'config_id')}`
    expect((await ask(path, { method: 'PATCH', json: { key_order: 7 } })).body).toMatchObject({ key_order: 7 })
    expect(listAt((await ask(`${items}?sort_by=key_order&search=鹭`)).body).length).toBe(1)
    const refused = await ask(`${indexes}/${index_id}`, { method: 'DELETE' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('still has an item')
    expect((await ask(path, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`${indexes}/${index_id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(items)).status).toBe(404)
  })
})
