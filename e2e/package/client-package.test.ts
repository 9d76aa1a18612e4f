import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { z } from 'zod'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { buildClient } from '../../scripts/lib/build-client.mjs'
import { ROOT } from '../../scripts/lib/project.mjs'
import { modelGraph } from '../api/support/flows'

// A compiler reads every declaration anew each time.
vi.setConfig({ testTimeout: 120_000 })

const run = promisify(execFile)
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
let built: string
let project: string
let mock: OpenAiMock

beforeAll(async () => {
  mock = await startOpenAiMock()
  built = await buildClient(ROOT)
  project = mkdtempSync(join(tmpdir(), 'millrace-client-user-'))
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], { cwd: built })
  const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(stdout))
  write('package.json', JSON.stringify({ name: 'somebody', private: true, type: 'module' }))
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  await run('npm', ['install', ...quiet, `./${packed?.filename}`], { cwd: project })
})
afterAll(async () => {
  rmSync(project, { recursive: true, force: true })
  await mock.close()
})

/** As strict as can be; declarations of packages are checked too. */
const compilerOptions = {
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable', 'esnext.disposable'],
  module: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: [],
}

function write(name: string, text: string): void {
  writeFileSync(join(project, name), text)
}

/** Compiles one file and gives the compiler's errors, those inside of other packages left out. */
async function compile(file: string, text: string): Promise<string[]> {
  write(file, text)
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: [file] }))
  const said = await run(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], { cwd: project }).then(
    ({ stdout }) => stdout,
    (error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout,
  )
  // An error begins at the margin; what belongs to it is indented below it.
  return said.split(/\n(?=\S)/).filter((error) => error.trim() !== '' && !error.startsWith('node_modules/@trpc/'))
}

it('is a package of a few files that names only what it needs', () => {
  const code = readFileSync(join(built, 'index.js'), 'utf8')
  const types = readFileSync(join(built, 'index.d.ts'), 'utf8')
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(built, 'package.json'), 'utf8')))
  const imported = [...`${code}${types}`.matchAll(/\bfrom "([^"]+)"|\bimport\("([^"]+)"\)/g)].map(([, from, dynamic]) =>
    String(from ?? dynamic),
  )
  const packages = new Set(
    imported.map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  )
  expect([...packages].sort()).toEqual(Object.keys(dependencies).sort())
  expect(code.length).toBeLessThan(20_000)
})

const good = `
import { createMillraceClient, isMillraceError, type MillraceInputs, watchRun } from 'millrace-client'

declare const process: { env: Record<string, string | undefined> }
const { URL: url = '', KEY: apiKey = '', GRAPH: graph = '' } = process.env
const millrace = createMillraceClient({ url, apiKey })

const wanted: MillraceInputs['flows']['create_flow'] = { name: 'From a package', data: JSON.parse(graph) }
const flow = await millrace.flows.create_flow.mutate(wanted)
const name: string = flow.name

const answer = await millrace.runs.simplified_run_flow.mutate({ flow_id_or_name: flow.id, input_value: 'waiting' })
const waited: string | undefined = answer.outputs[0]?.outputs[0]?.messages?.[0]?.message

const { run_id } = await millrace.runs.start_run.mutate({ flow_id: flow.id, input_value: 'streaming' })
let streamed = ''
const kinds: string[] = []
for await (const { seq, event } of watchRun(millrace, run_id)) {
  const number: number = seq
  if (number !== kinds.length + 1) throw new Error('An event is missing')
  kinds.push(event.type)
  if (event.type === 'token') streamed += event.chunk
}

let refused: number | undefined
try {
  await millrace.flows.read_flow.query({ flow_id: crypto.randomUUID() })
} catch (error) {
  if (isMillraceError(error)) refused = error.data?.httpStatus
}
console.log(JSON.stringify({ name, waited, streamed, last: kinds.at(-1), refused }))
`

it('type-checks in a strict project and runs against a live product', async () => {
  expect(await compile('good.ts', good)).toEqual([])
  const env = {
    ...process.env,
    URL: inject('url'),
    KEY: inject('api_key'),
    GRAPH: JSON.stringify(modelGraph(mock.url)),
  }
  const { stdout } = await run(process.execPath, ['good.js'], { cwd: project, env })
  expect(JSON.parse(stdout)).toEqual({
    name: expect.stringMatching(/^From a package/),
    waited: 'You said: waiting',
    streamed: 'You said: streaming',
    last: 'run_finished',
    refused: 404,
  })
})

const wrong: [call: string, says: RegExp][] = [
  ["millrace.flows.create_flow.mutate({ nam: 'x' })", /'nam' does not exist/],
  ["millrace.flows.create_flow.mutate({ description: 'x' })", /Property 'name' is missing/],
  ['millrace.runs.start_run.mutate({ flow_id: 5 })', /'number' is not assignable to type 'string'/],
  ['millrace.flows.fly.query()', /'fly' does not exist/],
  ["millrace.flows.read_flow.mutate({ flow_id: '' })", /'mutate' does not exist/],
  [
    "millrace.flows.read_flow.query({ flow_id: '' }).then((flow): number => flow.name)",
    /'string' is not assignable to type 'number'/,
  ],
]

it('refuses wrong calls when they are compiled, and says why', async () => {
  const head =
    "import { createMillraceClient } from 'millrace-client'; const millrace = createMillraceClient({ url: '', apiKey: '' })"
  const errors = await compile('wrong.ts', [head, ...wrong.map(([call]) => `void ${call}`)].join('\n'))
  expect(errors.map((error) => Number(/^wrong\.ts\((\d+),/.exec(error)?.[1]))).toEqual(
    wrong.map((_, index) => index + 2),
  )
  wrong.forEach(([, says], index) => {
    expect(errors[index]).toMatch(says)
  })
})
