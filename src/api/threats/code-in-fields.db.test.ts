import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Operation } from '@/contract/operation'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from '../root'
import { callAs } from '../testing/call-as'
import { sampleInput } from '../testing/sample-input'
import { makeOneOfEverything, makeTenant, makeUser, type TestUser } from '../testing/two-tenants'

/**
 * Texts that are code to somebody: each would leave a file or a connection behind. They are put into every text and every
 * file that an operation takes. Left out are those that run a flow, which may do such things, and those that take away.
 */
const asked = operationsOf(rootRouter).filter(
  ({ name }) =>
    !/delete|remove|disconnect|logout|password|switch_tenant|stop|cancel|change_users/.test(name) &&
    !/run_|rerun|build|_flow_run|start_run|webhook|completion|create_response|execute|answer_|stream|events/.test(name),
)

const folder = mkdtempSync(join(tmpdir(), 'canary-'))
const file = join(folder, 'sang')
const spawned: string[] = []
let connections = 0
let server: Server
let codes: string[] = []
let owner: TestUser
let known: Record<string, unknown>

const note = (message: unknown) => {
  const child: unknown = Object(message).process
  spawned.push(String(Object(child).spawnargs))
}

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const port: unknown = Object(server.address()).port
  const url = `http://127.0.0.1:${port}/sang`
  const node = `process.getBuiltinModule('fs').writeFileSync('${file}','')`
  codes = [
    `__import__('os').system('touch ${file}')`,
    `def check(a=__import__('os').system('touch ${file}')): pass`,
    `@__import__('urllib.request').request.urlopen('${url}')\nclass Node: pass`,
    `{{ constructor.constructor("${node}")() }}`,
    `\${(() => {})['constructor']("${node}")()}`,
    `<%= global.${node} %>{% set x = cycler.__init__.__globals__.os.popen('touch ${file}') %}`,
    `!!python/object/apply:os.system ["touch ${file}"]`,
    `a: !!js/function "function(){ ${node} }()"`,
    `cos\nsystem\n(S'touch ${file}'\ntR.`,
    `$(touch ${file}); curl ${url} | sh`,
    `{"__proto__":{"then":"${node}"},"$eval":"${node}","_$$ND_FUNC$$_function(){${node}}()":1}`,
    `<!DOCTYPE a [<!ENTITY b SYSTEM "${url}">]><a>&b;</a>`,
  ]
  const tenant_id = await makeTenant('checked')
  owner = await makeUser(tenant_id, 'owner')
  known = await makeOneOfEverything(owner)
  subscribe('child_process', note)
})

afterAll(async () => {
  unsubscribe('child_process', note)
  await new Promise((closed) => server.close(closed))
  rmSync(folder, { recursive: true, force: true })
})

/** A flow all of whose texts are the code. */
const flowOf = (code: string) => {
  const template = { code: { type: 'code', value: code }, template: { type: 'prompt', value: code, default: code } }
  const node = { template, display_name: code, description: code }
  const custom = { id: 'CustomComponent-a', type: 'CustomComponent', node }
  const position = { x: 0, y: 0 }
  return {
    nodes: [
      { id: custom.id, type: 'genericNode', position, data: custom },
      { id: 'b', type: 'custom', position, data: { type: 'code', title: code, code_language: 'python3', code } },
      { id: 'c', type: 'custom', position, data: { type: 'template-transform', title: code, template: code } },
    ],
    edges: [],
  }
}

const endings = ['json', 'yml', 'py', 'pkl', 'xml', 'zip', 'html', 'csv']
const filesOf = (code: string, turn: number) => {
  const flow = { name: code, description: code, data: flowOf(code) }
  const bodies = [code, JSON.stringify(flow), JSON.stringify({ folder_name: code, flows: [flow] })]
  const name = `a.${endings[turn % endings.length]}`
  return bodies.map((body) => new File([body], name)).concat(new File([code], `${code.replaceAll('/', ' ')}.txt`))
}

/** The sample of an operation with the code wherever a field takes it, and how many fields that were. */
function poisoned(op: Operation, code: string, turn: number) {
  const input = sampleInput(op, known)
  let fields = 0
  const takes = (schema: z.core.$ZodType, value: unknown) =>
    'safeParse' in schema && Object(schema).safeParse(value).success
  for (const [key, schema] of Object.entries(op.input.shape)) {
    // Who is asked about stays, so that the call gets as far as it can.
    if (key in known || /(^|_)(id|ids|uid)$/.test(key)) continue
    const files = filesOf(code, turn)
    const values = [files[turn % files.length], code, flowOf(code), { [code]: code, value: code }, [code]]
    const value = values.find((candidate) => takes(schema, candidate))
    if (value === undefined) continue
    input[key] = value
    fields += 1
  }
  return { input, fields }
}

const reached = () => ({ spawned, sang: existsSync(file), connections })
const nothing = { spawned: [], sang: false, connections: 0 }
/** Operations that took a poisoned call. */
const accepted = new Set<string>()

describe('texts that are code to somebody', () => {
  it.each(asked)('do nothing in $name (threats 1, 2)', async ({ name, op }) => {
    for (const [turn, code] of codes.entries()) {
      const { input, fields } = poisoned(op, code, turn)
      if (fields === 0) return
      const { status, text } = await callAs(owner, { name, op }, input)
      if (status < 300) accepted.add(name)
      expect(status, `${code}: ${text.slice(0, 300)}`).toBeLessThan(500)
      expect(reached(), code).toEqual(nothing)
    }
  })

  it('are taken by many operations, and would be noticed', async () => {
    const taken = asked.filter(({ op }) => codes.some((code, turn) => poisoned(op, code, turn).fields > 0))
    expect(taken.length).toBeGreaterThan(50)
    expect(accepted.size).toBeGreaterThan(60)
    for (const name of [
      'flows.create_flow',
      'flows.flows_upload_file',
      'flows.projects_upload_file',
      'files.upload_user_file',
      'knowledge.upload_document',
    ])
      expect([...accepted]).toContain(name)
    // What goes on in the background, such as indexing, has had its time too.
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(reached()).toEqual(nothing)
    const { spawn } = await import('node:child_process')
    const child = spawn(process.execPath, ['-e', `require('fs').writeFileSync('${file}', '')`])
    await new Promise((ended) => child.once('exit', ended))
    await fetch(`http://127.0.0.1:${Object(server.address()).port}/`).catch(() => undefined)
    expect(reached()).toMatchObject({ sang: true, connections: 1 })
    expect(spawned).toHaveLength(1)
  })
})
