import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import recorded from './conformance.json' with { type: 'json' }

const tool = '../shared/tools/conformance.mjs'
const Report = z.array(z.object({ id: z.string(), miss: z.array(z.string()) }))

if (!existsSync(tool))
  it(`the contract is not here: ${tool} is missing, so documents are not compared with it`, () => {
    expect(existsSync(tool)).toBe(false)
  })
else
  it('as many operations are documented as the contract has them as before, or more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'millrace-conformance-'))
    try {
      const file = join(folder, 'report.json')
      const child = spawn(process.execPath, [tool, '--url', inject('url'), '--json', file], { stdio: 'ignore' })
      expect(await once(child, 'exit')).toEqual([0, null])
      const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
      const conforming = report.filter(({ miss }) => miss.length === 0).length
      console.log(
        `${conforming} of ${report.length} operations of the contract conform (recorded: ${recorded.conforming})`,
      )
      expect(conforming).toBeGreaterThanOrEqual(recorded.conforming)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
