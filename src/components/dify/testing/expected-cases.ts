import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const folder = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/dify')
const json = z.record(z.string(), z.json())

const Case = z.object({
  name: z.string(),
  inputs: json,
  query: z.string().optional(),
  mocks: z.record(z.string(), json),
  mocks_optional: z.boolean().default(false),
  patch: z.array(z.object({ node: z.string(), set: json })).default([]),
  resume: z.array(z.object({ node_id: z.string(), action: z.string(), inputs: json.default({}) })).default([]),
  pause: z
    .object({ node_id: z.string(), actions: z.array(z.string()) })
    .loose()
    .optional(),
  expected_outputs: json.nullable(),
  expected_status: z.enum([
    'succeeded',
    'failed',
    'partial-succeeded',
    'paused',
    'rejected',
    'second-resume-rejected',
    'import-ok',
    'import-rejected',
  ]),
  match: z.enum(['exact', 'subset', 'exact after strip']).default('exact'),
  exceptions_count: z.number().optional(),
  streamed_text: z.string().optional(),
  streamed_text_in_container: z.record(z.string(), z.string()).optional(),
})

export type ExpectedCase = z.infer<typeof Case>

/** Flows of other people with what they are known to give. Undefined when the folder is not beside the repository. */
export const expectedCases = existsSync(path.join(folder, 'expected.json')) ? readCases() : undefined

function readCases(): { file: string; text: string; expected: ExpectedCase }[] {
  const all = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'))
  return Object.entries(z.record(z.string(), z.array(Case)).parse(all)).flatMap(([file, cases]) =>
    cases.map((expected) => ({ file, text: readFileSync(path.join(folder, file), 'utf8'), expected })),
  )
}
