import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { dataPath } from '@/platform/data-dir/data-path'
import { authSecret } from '@/platform/data-dir/secrets'
import { callStudio, makeOneOfEverything, makeTenant, makeUser, type TestUser } from '../testing/two-tenants'

/** Where somebody would want to come out: our secrets, the system's, our own code. */
const targets = [
  'secrets.json',
  'lock.json',
  'etc/passwd',
  'etc/hosts',
  'proc/self/environ',
  'package.json',
  'src/env.ts',
]
/** Ways up, as they are written to get past a check. */
const ups = [
  '../',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e%252f',
  '..%252f',
  '....//',
  '..;/',
  '..%00/',
  '%c0%ae%c0%ae/',
  '%uff0e%uff0e/',
  '．．／',
  '.%2e/',
  '..././',
  '..\\/',
  '.../...//',
]
const up = ups.flatMap((way) => targets.flatMap((target) => [way.repeat(3) + target, `x/${way.repeat(8)}${target}`]))
const outright = [
  '/etc/passwd',
  '//etc/passwd',
  '%2fetc%2fpasswd',
  '\\\\server\\share\\x',
  '//server/share/x',
  'C:\\windows\\win.ini',
  'C:/windows/win.ini',
  'file:///etc/passwd',
  'file:%2f%2f%2fetc%2fpasswd',
  '/proc/self/environ',
  '~/.ssh/id_rsa',
  '.',
  '..',
  '...',
  '%2e',
  '%2e%2e',
  '%00',
  'x%00.png',
  'secrets.json%00.png',
  'CON',
  'aux.txt',
  'x.txt::$DATA',
  '$HOME',
  '$(id)',
  '`id`',
  '{{7*7}}',
  'a'.repeat(5_000),
  '%0a%0dx',
  '*',
  '?',
  '[a-z]',
  '.env',
  '.git/config',
]
const corpus = [...up, ...outright]

let user: TestUser
let ids: Record<string, unknown>
/** What no answer may hold: the signing secret, and what these files begin with. */
let forbidden: string[]

beforeAll(async () => {
  user = await makeUser(await makeTenant('paths'), 'owner')
  ids = await makeOneOfEverything(user)
  forbidden = [authSecret(), 'root:x:0:0', '"lockfileVersion"', readFileSync('package.json', 'utf8').slice(0, 60)]
}, 60_000)

describe('the corpus', () => {
  it('has at least two hundred ways, and the secret that they look for is there (threat 9)', () => {
    expect(new Set(corpus).size).toBeGreaterThanOrEqual(200)
    expect(dataPath('secrets.json')).toMatch(/secrets\.json$/)
    expect(forbidden[0]?.length).toBeGreaterThan(20)
  })
})

/** Every route that takes a name or an id of a file; each is asked with the text as it is, and percent-encoded. */
const routes: [string, (name: string) => [method: string, path: string]][] = [
  ['download of a flow’s file', (name) => ['GET', `/api/v1/files/download/${ids.flow_id}/${name}`]],
  ['picture of a flow', (name) => ['GET', `/api/v1/files/images/${ids.flow_id}/${name}`]],
  ['deletion of a flow’s file', (name) => ['DELETE', `/api/v1/files/delete/${ids.flow_id}/${name}`]],
  ['download of a flow named so', (name) => ['GET', `/api/v1/files/download/${name}/x.txt`]],
  ['list of a flow named so', (name) => ['GET', `/api/v1/files/list/${name}`]],
  ['profile picture', (name) => ['GET', `/api/v1/files/profile_pictures/People/${name}`]],
  ['profile pictures of a folder', (name) => ['GET', `/api/v1/files/profile_pictures/${name}/x.svg`]],
  ['file of a user', (name) => ['GET', `/api/v2/files/${name}`]],
  ['events of a run', (name) => ['GET', `/api/v1/build/${name}/events`]],
  ['document', (name) => ['GET', `/api/v1/knowledge_bases/${ids.knowledge_base_id}/documents/${name}`]],
]

describe('names that are paths', () => {
  it.each(routes)('lead nowhere: %s (threats 9, 19)', async (_what, route) => {
    // Every other one is sent in both spellings: what comes first is what the others share.
    for (const [at, name] of corpus.entries())
      for (const text of at % 2 === 0 ? [name, encodeURIComponent(name)] : [encodeURIComponent(name)]) {
        const [method, path] = route(text)
        const answer = await callStudio(path, { method, key: user.api_key })
        const body = await answer.text()
        for (const secret of forbidden) expect(body.includes(secret), path).toBe(false)
        expect(answer.status, `${path}: ${body.slice(0, 200)}`).toBeLessThan(500)
        // What is resolved before it is sent may come out at another route; a file is never found.
        if (text !== name) expect(answer.status, path).toBeGreaterThanOrEqual(400)
      }
  })

  it('are labels when they are kept (threat 9)', async () => {
    for (const name of corpus.filter((text) => text.length < 300).filter((_, at) => at % 4 === 0)) {
      const body = new FormData()
      body.append('file', new File(['kept'], name, { type: 'text/plain' }))
      const answer = await callStudio('/api/v2/files/', { method: 'POST', key: user.api_key, body })
      const text = await answer.text()
      expect(answer.status, `${name}: ${text}`).toBeLessThan(500)
      if (answer.status !== 201) continue
      const file: { id: string; name: string; path: string } = JSON.parse(text)
      expect(file.name).not.toMatch(/[/\\]/)
      const got = await callStudio(`/api/v2/files/${file.id}`, { key: user.api_key })
      expect(await got.text()).toBe('kept')
      expect(got.headers.get('content-disposition')).not.toMatch(/[\r\n]/)
    }
  })
})
