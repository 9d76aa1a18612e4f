import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { ask } from './support/ask'
import { at } from './support/at'
import { browserSignIn } from './support/sign-in'

const Entry = z.object({
  operation: z.string(),
  username: z.string(),
  outcome: z.string(),
  status: z.number(),
  address: z.string(),
  user_agent: z.string(),
  object_ids: z.array(z.string()),
  changes: z.object({ before: z.unknown(), after: z.unknown() }).partial().nullable(),
})

async function entries(query: Record<string, string>) {
  const { status, text } = await ask(
    `/api/v1/audit_log/export?${new URLSearchParams({ format: 'jsonl', whole_installation: 'true', ...query })}`,
  )
  expect(status).toBe(200)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Entry.parse(JSON.parse(line)))
}

describe('the audit log', () => {
  it('tells of sign-ins of browsers, also of those that failed', async () => {
    const { username, password } = inject('owner')
    const tried = `nobody-${randomUUID()}`
    await browserSignIn(tried, 'a password of nobody')
    await browserSignIn(username, password)
    expect(await entries({ operation: 'access.sign_in', search: tried })).toMatchObject([
      { username: tried, outcome: 'refused', status: 401, address: '127.0.0.1' },
    ])
    expect((await entries({ operation: 'access.sign_in', outcome: 'done' }))[0]).toMatchObject({ username })
    expect(JSON.stringify(await entries({}))).not.toContain('a password of nobody')
  })

  it('tells what was changed by REST, and is given as CSV', async () => {
    const config_key = `heron.${randomUUID()}`
    const json = { config_key, config_name: '=1+1', config_value: 'grey' }
    const made = await ask('/api/v1/configs', { json })
    const path = `/api/v1/configs/${at(made.body, 'id')}`
    await ask(path, { method: 'PATCH', json: { config_value: 'white' } })
    expect(await entries({ search: config_key })).toMatchObject([
      {
        operation: 'settings.patch_config',
        changes: { before: { config_value: 'grey' }, after: { config_value: 'white' } },
      },
      { operation: 'settings.add_config', status: 201, object_ids: [String(at(made.body, 'id'))] },
    ])
    const csv = await ask(`/api/v1/audit_log/export?whole_installation=true&search=${config_key}`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"$/)
    expect(csv.text.trimEnd().split('\r\n').length).toBe(3)
    expect((await ask(path, { method: 'DELETE' })).status).toBe(204)
  })

  it('is not for everybody, and takes no wrong filters', async () => {
    expect((await ask('/api/v1/audit_log/export', { key: null })).status).toBe(401)
    for (const query of ['format=pdf', 'person=x', 'from=yesterday', 'outcome=maybe'])
      expect((await ask(`/api/v1/audit_log/export?${query}`)).status, query).toBe(422)
  })
})
