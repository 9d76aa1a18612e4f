import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'

const path = '/api/v1/variables/'
const name = () => `VAR_${randomUUID().replaceAll('-', '_')}`

it('keeps credentials write-only and shows other values (threat 47)', async () => {
  const secret = `sk-${randomUUID()}`
  const [hidden, shown] = [name(), name()]
  const made = await ask(path, {
    json: { name: hidden, value: secret, type: 'Credential', default_fields: ['api_key'] },
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: hidden, type: 'Credential', value: null, default_fields: ['api_key'] })
  await ask(path, { json: { name: shown, value: 'plain', type: 'Generic' } })
  const list = await ask(path)
  expect(list.text + made.text).not.toContain(secret)
  const byName = new Map(listAt(list.body).map((item) => [at(item, 'name'), at(item, 'value')]))
  expect(byName.get(hidden)).toBeNull()
  expect(byName.get(shown)).toBe('plain')
})

it('changes, refuses taken names, and deletes', async () => {
  const [first, second] = [name(), name()]
  const id = textAt((await ask(path, { json: { name: first, value: '1', type: 'Generic' } })).body, 'id')
  await ask(path, { json: { name: second, value: '2', type: 'Generic' } })
  expect((await ask(path, { json: { name: first, value: '3' } })).status).toBe(409)
  const patch = (json: unknown) => ask(path + id, { method: 'PATCH', json })
  expect((await patch({ value: 'new' })).body).toMatchObject({ name: first, value: 'new' })
  expect((await patch({ value: '' })).body).toMatchObject({ value: 'new' })
  expect((await patch({ name: second })).status).toBe(409)
  const gone = await ask(path + id, { method: 'DELETE' })
  expect(gone.status).toBe(204)
  expect(gone.text).toBe('')
  expect((await ask(path + id, { method: 'DELETE' })).status).toBe(404)
  expect((await patch({ value: 'x' })).status).toBe(404)
})
