import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const Lock = z.object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) })
const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

/** The first version of each line that is mended; newer lines are. */
const floors: [name: string, floors: [number, number, number][]][] = [
  [
    'next',
    [
      [15, 5, 16],
      [16, 2, 5],
    ],
  ],
  ['react', [[19, 2, 1]]],
  ['react-dom', [[19, 2, 1]]],
  ['next-auth', [[4, 24, 12]]],
  ['@trpc/server', [[11, 8, 0]]],
]

const parts = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? []
const notBelow = (version: number[], floor: number[]) => {
  for (const [at, least] of floor.entries()) {
    const here = version[at] ?? 0
    if (here !== least) return here > least
  }
  return true
}

describe('versions of what we are built upon', () => {
  it.each(floors)('%s is not below the one that was mended (threats 56, 60, 61, 62, 63, 64)', (name, lines) => {
    const installed = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(installed.length).toBeGreaterThan(0)
    for (const [path, { version = '' }] of installed) {
      const found = parts(version)
      // On an older line its own floor counts, on a newer one the last of them.
      const floor = lines.find(([major]) => major === found[0]) ?? lines.at(-1) ?? []
      expect(notBelow(found, floor), `${path} ${version}`).toBe(true)
    }
  })

  it('is told apart: a version below its floor is found', () => {
    expect(notBelow([15, 5, 15], [15, 5, 16])).toBe(false)
    expect(notBelow([15, 6, 0], [15, 5, 16])).toBe(true)
    expect(notBelow([16, 2, 5], [16, 2, 5])).toBe(true)
  })

  it('leaves no file in whose hands checks are that a header could skip (threat 60)', () => {
    for (const name of ['middleware', 'proxy'])
      for (const folder of ['.', 'src'])
        for (const ending of ['ts', 'js', 'mjs', 'tsx'])
          expect(() => readFileSync(`${folder}/${name}.${ending}`), `${folder}/${name}.${ending}`).toThrow(/ENOENT/)
  })
})
