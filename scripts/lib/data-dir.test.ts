import { fork } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DataDirLockedError, lockDataDir, openDataDir } from './data-dir.mjs'

let parent = ''
let dir = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'millrace-data-'))
  dir = join(parent, 'data')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

it('is readable by its owner only, also when somebody opened it', () => {
  openDataDir(dir)
  expect([mode(dir), mode(join(dir, 'files')), mode(join(dir, 'secrets.json'))]).toEqual(['700', '700', '600'])
  chmodSync(dir, 0o755)
  chmodSync(join(dir, 'secrets.json'), 0o644)
  openDataDir(dir)
  expect([mode(dir), mode(join(dir, 'secrets.json'))]).toEqual(['700', '600'])
})

it('makes secrets of 256 bits once', () => {
  const { secrets } = openDataDir(dir)
  expect(Buffer.from(secrets.auth_secret, 'base64url')).toHaveLength(32)
  expect(Buffer.from(secrets.encryption_key, 'base64url')).toHaveLength(32)
  expect(secrets.auth_secret).not.toBe(secrets.encryption_key)
  expect(openDataDir(dir).secrets).toEqual(secrets)
  expect(openDataDir(join(parent, 'other')).secrets).not.toEqual(secrets)
})

it.each(['', '{', '{}', '{"auth_secret":"x"}'])('never replaces secrets that it cannot read: %j', (text) => {
  openDataDir(dir)
  writeFileSync(join(dir, 'secrets.json'), text)
  expect(() => openDataDir(dir)).toThrow(/secrets\.json .*Restore it from a backup/)
  expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe(text)
})

it('says when the directory cannot be made', () => {
  writeFileSync(join(parent, 'file'), '')
  expect(() => openDataDir(join(parent, 'file', 'data'))).toThrow('Set MILLRACE_DATA_DIR')
})

it('is locked against a second process, which learns who has it', async () => {
  openDataDir(dir)
  const lock = await lockDataDir(dir)
  await expect(lockDataDir(dir)).rejects.toThrow(`process ${process.pid}, still starting`)
  lock.announce('http://127.0.0.1:3000')
  await expect(lockDataDir(dir)).rejects.toThrow(DataDirLockedError)
  await expect(lockDataDir(dir)).rejects.toThrow(`process ${process.pid}, http://127.0.0.1:3000`)
  await lock.release()
  expect(existsSync(join(dir, 'lock.json'))).toBe(false)
  await (await lockDataDir(dir)).release()
})

it('is free again at once after its process was killed', async () => {
  openDataDir(dir)
  const library = fileURLToPath(new URL('./data-dir.mjs', import.meta.url))
  const script = join(parent, 'holder.mjs')
  writeFileSync(
    script,
    `import { lockDataDir } from ${JSON.stringify(library)}
     await lockDataDir(${JSON.stringify(dir)})
     process.send('locked')
     setInterval(() => {}, 1000)`,
  )
  const holder = fork(script, { execArgv: [] })
  await new Promise((resolve) => holder.once('message', resolve))
  await expect(lockDataDir(dir)).rejects.toThrow(`process ${holder.pid}`)
  const gone = new Promise((resolve) => holder.once('exit', resolve))
  holder.kill('SIGKILL')
  await gone
  await (await lockDataDir(dir)).release()
})
