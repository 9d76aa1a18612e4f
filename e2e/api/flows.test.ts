import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { echoGraph, makeFlow } from './support/flows'

const patch = (id: string, json: unknown) => ask(`/api/v1/flows/${id}`, { method: 'PATCH', json })

describe('saving a flow', () => {
  it('changes what was sent and keeps the rest', async () => {
    const id = await makeFlow(echoGraph(), { description: 'first', tags: ['a'] })
    const { status, body } = await patch(id, { description: 'second', name: null })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, description: 'second', tags: ['a'], data: echoGraph() })
  })

  it('refuses an edit of an old state with 409 and the newer flow', async () => {
    const id = await makeFlow(echoGraph(), { description: 'first' })
    const opened = (await ask(`/api/v1/flows/${id}`)).body
    const last_known_updated_at = textAt(opened, 'updated_at')
    const mine = await patch(id, { description: 'mine', last_known_updated_at })
    expect(mine.status).toBe(200)
    const theirs = await patch(id, { description: 'theirs', last_known_updated_at })
    expect(theirs.status).toBe(409)
    expect(at(theirs.body, 'detail')).toMatch(/saved by somebody else/)
    expect(at(theirs.body, 'flow')).toMatchObject({ id, description: 'mine', updated_at: at(mine.body, 'updated_at') })
    expect(at((await ask(`/api/v1/flows/${id}`)).body, 'description')).toBe('mine')
    const merged = await patch(id, {
      description: 'both',
      last_known_updated_at: textAt(theirs.body, 'flow.updated_at'),
    })
    expect(merged.status).toBe(200)
  })

  it('lets one of many simultaneous edits through', async () => {
    const id = await makeFlow(echoGraph())
    const last_known_updated_at = textAt((await ask(`/api/v1/flows/${id}`)).body, 'updated_at')
    const edits = Array.from({ length: 8 }, (_, index) =>
      patch(id, { description: `edit ${index}`, last_known_updated_at }),
    )
    const statuses = (await Promise.all(edits)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  })

  it('keeps a graph exactly, unknown keys included', async () => {
    const data = { ...echoGraph(), viewport: { x: 1.5, y: -2, zoom: 0.75 }, theirs: { deep: [null, 1e-9, 'ü\n'] } }
    const id = await makeFlow(data)
    expect(at((await ask(`/api/v1/flows/${id}`)).body, 'data')).toEqual(data)
  })
})

describe('names', () => {
  it('of flows and endpoints get numbers when they are taken', async () => {
    const name = `Twice ${randomUUID()}`
    const endpoint_name = `twice-${randomUUID()}`
    const read = async (id: string) => {
      const { body } = await ask(`/api/v1/flows/${id}`)
      return [at(body, 'name'), at(body, 'endpoint_name')]
    }
    const make = () => makeFlow(echoGraph(), { name, endpoint_name })
    expect(await read(await make())).toEqual([name, endpoint_name])
    expect(await read(await make())).toEqual([`${name} (1)`, `${endpoint_name}-1`])
    expect(await read(await make())).toEqual([`${name} (2)`, `${endpoint_name}-2`])
  })

  it('cannot be taken over by a rename', async () => {
    const name = `Taken ${randomUUID()}`
    await makeFlow(echoGraph(), { name })
    const { status, body } = await patch(await makeFlow(echoGraph()), { name })
    expect(status).toBe(409)
    expect(at(body, 'detail')).toMatch(/has this name already/)
  })

  it('of endpoints hold no odd characters', async () => {
    const { status, body } = await ask('/api/v1/flows/', { json: { name: 'x', endpoint_name: 'a b' } })
    expect(status).toBe(422)
    expect(at(body, 'detail.0.loc')).toEqual(['body', 'endpoint_name'])
  })
})

describe('the list', () => {
  const mark = `List-${randomUUID().slice(0, 8)}`
  const ids: string[] = []
  beforeAll(async () => {
    for (const letter of ['b', 'a', 'c']) ids.push(await makeFlow(echoGraph(), { name: `${mark} ${letter}` }))
    await patch(ids[2] ?? '', { is_deleted: true })
    ids.push(await makeFlow(echoGraph(), { name: `${mark} component`, is_component: true }))
  })
  const list = async (query: string) => (await ask(`/api/v1/flows/?keyword=${mark.toLowerCase()}&${query}`)).body
  const names = (body: unknown, path = '') =>
    listAt(body, path).map((flow) => textAt(flow, 'name').slice(mark.length + 1))

  it('is a plain array, newest first, found by part of the name', async () => {
    expect(names(await list(''))).toEqual(['component', 'c', 'a', 'b'])
  })

  it('is sorted as asked', async () => {
    expect(names(await list('sort_by=name&sort_order=asc'))).toEqual(['a', 'b', 'c', 'component'])
    expect(names(await list('sort_by=create_at&sort_order=asc'))).toEqual(['b', 'a', 'c', 'component'])
  })

  it('is paged with get_all=false', async () => {
    const page = await list('get_all=false&page=2&size=3&sort_by=name&sort_order=asc')
    expect(page).toMatchObject({ total: 4, page: 2, size: 3, pages: 2 })
    expect(names(page, 'items')).toEqual(['component'])
  })

  it('leaves out trash and all but components when asked', async () => {
    expect(names(await list('exclude_deleted=true'))).toEqual(['component', 'a', 'b'])
    expect(names(await list('exclude_deleted=false'))).toHaveLength(4)
    expect(names(await list('components_only=true'))).toEqual(['component'])
  })

  it('gives headers without graphs', async () => {
    const headers = listAt(await list('header_flows=true'))
    for (const header of headers) {
      expect(header).not.toHaveProperty('updated_at')
      expect(at(header, 'data') === null).toBe(at(header, 'is_component') === false)
    }
    expect(headers).toHaveLength(4)
  })

  it('refuses pages that do not exist as a number', async () => {
    for (const query of ['page=0', 'size=101', 'page=x', 'get_all=maybe'])
      expect((await ask(`/api/v1/flows/?${query}`)).status, query).toBe(422)
  })
})

describe('deleting', () => {
  it('takes the flow with its messages, by id and by list', async () => {
    const ids = [await makeFlow(echoGraph()), await makeFlow(echoGraph()), await makeFlow(echoGraph())]
    await ask(`/api/v1/run/${ids[0]}`, { json: { input_value: 'x', session_id: 'gone' } })
    expect(listAt((await ask(`/api/v1/monitor/messages?flow_id=${ids[0]}`)).body)).toHaveLength(2)
    expect((await ask(`/api/v1/flows/${ids[0]}`, { method: 'DELETE' })).body).toEqual({
      message: 'Flow deleted successfully',
    })
    expect(listAt((await ask(`/api/v1/monitor/messages?flow_id=${ids[0]}`)).body)).toEqual([])
    const rest = await ask('/api/v1/flows/', { method: 'DELETE', json: [...ids, randomUUID()] })
    expect(rest.body).toEqual({ deleted: 2 })
    for (const id of ids) expect((await ask(`/api/v1/flows/${id}`)).status).toBe(404)
  })
})
