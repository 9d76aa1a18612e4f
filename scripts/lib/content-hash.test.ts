import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { contentHash, isStamped, stamp } from './content-hash.mjs'

let root = ''
const hash = () => contentHash(root, ['src', 'one.json', 'missing'], (path) => path.endsWith('.test.ts'))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-hash-'))
  mkdirSync(join(root, 'src/deep'), { recursive: true })
  writeFileSync(join(root, 'src/deep/a.ts'), 'a')
  writeFileSync(join(root, 'one.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('changes with names and contents, not with times', () => {
  const before = hash()
  utimesSync(join(root, 'one.json'), 1, 1)
  expect(hash()).toBe(before)
  writeFileSync(join(root, 'src/deep/a.ts'), 'b')
  const changed = hash()
  expect(changed).not.toBe(before)
  writeFileSync(join(root, 'src/deep/b.ts'), '')
  expect(hash()).not.toBe(changed)
})

it('leaves out what is skipped and what is not named', () => {
  const before = hash()
  writeFileSync(join(root, 'src/deep/a.test.ts'), 'x')
  writeFileSync(join(root, 'two.json'), 'x')
  expect(hash()).toBe(before)
})

it('is remembered in a stamp', () => {
  const file = join(root, '.cache/stamp')
  expect(isStamped(file, hash())).toBe(false)
  stamp(file, hash())
  expect(isStamped(file, hash())).toBe(true)
  expect(isStamped(file, 'other')).toBe(false)
})
