import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { threats } from './threats'

const list = '../shared/proof/threats.md'
const root = process.cwd()

/** Titles in the files of tests that name a threat, by its number. */
const named = new Map<number, string[]>()
for (const folder of ['src', 'e2e', 'scripts'])
  for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(test|spec)\.tsx?$/.test(file)) continue
    const source = readFileSync(join(root, folder, file), 'utf8')
    for (const [, , title = '', numbers = ''] of source.matchAll(
      /(['"`])((?:(?!\1)[^\n])*\(threats? (\d[\d, ]*)\)(?:(?!\1)[^\n])*)\1/g,
    )) {
      const short = title.replace(/ \(threats? [\d, ]+\)/, '')
      for (const number of numbers.split(',').map(Number)) named.set(number, [...(named.get(number) ?? []), short])
    }
  }

describe('published flaws', () => {
  it('each have tests that name them, or a reason why not yet', () => {
    const bare = threats.filter(({ number, later }) => !named.has(number) && later === undefined)
    expect(bare.map(({ number }) => number)).toEqual([])
  })

  it('are those that tests name', () => {
    const known = new Set(threats.map(({ number }) => number))
    expect([...named.keys()].filter((number) => !known.has(number))).toEqual([])
    expect(threats.map(({ number }) => number)).toEqual(threats.map((_, at) => at + 1))
  })

  it('are told at the end of the test run', () => {
    const report = table()
    expect(report.split('\n').length).toBeGreaterThan(threats.length)
    const { TEST_REPORT_FILE: file } = process.env
    if (file) writeFileSync(file, report)
    else console.log(report)
  })

  if (!existsSync(list))
    it(`are not compared with the list that asks for them: ${list} is missing`, () => {
      expect(existsSync(list)).toBe(false)
    })
  else
    it('are all that the list asks for, under its numbers and ids', () => {
      const rows = readFileSync(list, 'utf8').matchAll(/^\| (\d+) \| ([^|]+) \|/gm)
      const asked = [...rows].map(([, number, ids]) => ({ number: Number(number), ids: ids ?? '' }))
      expect(asked.map(({ number }) => number)).toEqual(threats.map(({ number }) => number))
      for (const { number, ids } of asked) {
        // The list shortens ids that share a beginning: CVE-2026-46441, -46476.
        const first = ids.match(/(?:CVE|GHSA)-[\w-]+|[\w.-]+\/[\w.-]+#\d+/)?.[0]
        const ours = threats[number - 1]?.ids ?? []
        if (first === undefined) expect(ours, `row ${number}`).toEqual([])
        else expect(ours, `row ${number}`).toContain(first)
      }
    })
})

/** One line a row: what it is, how many tests name it and which, and what does not apply yet. */
function table(): string {
  const lines = threats.flatMap(({ number, ids, stake, later }) => {
    const titles = named.get(number) ?? []
    const head = `  ${String(number).padStart(2)}  ${(ids[0] ?? 'no id').padEnd(30)} ${stake}`
    const short = (title: string) => (title.length > 80 ? `${title.slice(0, 79)}…` : title)
    return [
      head,
      ...(titles.length > 0
        ? [`      ${titles.length} tests: ${titles.slice(0, 3).map(short).join('; ')}${titles.length > 3 ? '; …' : ''}`]
        : []),
      ...(later === undefined ? [] : [`      ${titles.length > 0 ? 'open' : 'not yet'}: ${later}`]),
    ]
  })
  const tested = threats.filter(({ number }) => named.has(number)).length
  const waiting = threats.length - tested
  const tests = [...named.values()].flat().length
  return [
    `  Published flaws and the tests that name them (src/api/threats)`,
    ...lines,
    `  ${threats.length} flaws: ${tested} with ${tests} named tests, ${waiting} not applicable yet`,
  ].join('\n')
}
