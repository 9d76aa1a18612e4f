import { beforeEach, expect, it, vi } from 'vitest'
import { runWriter } from './run-writer'

const statements = vi.hoisted(() => ({ run: vi.fn<(statement: { name: string }, values: string[]) => Promise<[]>>() }))
vi.mock('@/platform/db/run-statement', () => ({ runStatement: statements.run }))
beforeEach(() => {
  statements.run.mockReset().mockResolvedValue([])
})

const begin = (id: string) => ({
  run: {
    id,
    tenant_id: 't',
    flow_id: 'f',
    user_id: 1,
    session_id: 's',
    trigger: 'run',
    version: null,
    status: 'running' as const,
    input: {},
    owner: 'o',
    create_at: '2030-01-01T00:00:00.000Z',
  },
})
const end = (run_id: string) => ({
  end: {
    run_id,
    tenant_id: 't',
    status: 'succeeded' as const,
    outputs: [],
    error: null,
    exceptions: 0,
    duration_ms: 5,
    nodes_ended: 0,
    input_tokens: 0,
    output_tokens: 0,
    cost: null,
    paused_state: null,
    finished_at: '2030-01-01T00:00:01.000Z',
  },
})
const events = (run_id: string) => ({
  events: [{ run_id, tenant_id: 't', first_seq: 1, events: [{ type: 'run_stopped' as const, duration_ms: 0 }] }],
})
/** What the statements were given, by name and parameter. */
const given = () =>
  statements.run.mock.calls.map(([{ name }, values]) => [
    name,
    ...values.map((value) => (/^[[{]/.test(value) ? JSON.parse(value) : value)),
  ])

it('writes a run that ends at once as a whole', async () => {
  const row = runWriter().write(begin('a'))
  expect(runWriter().extend('a', { ...events('a'), ...end('a') })).toBe(true)
  await row
  const [statement, ...more] = given()
  expect(more).toEqual([])
  expect(statement).toMatchObject([
    'runs_re',
    [{ id: 'a', status: 'succeeded', create_at: begin('a').run.create_at, finished_at: end('a').end.finished_at }],
    [{ run_id: 'a' }],
  ])
})

it('writes an end by itself once the beginning has left', async () => {
  await runWriter().write(begin('b'))
  expect(runWriter().extend('b', end('b'))).toBe(false)
  await runWriter().write(end('b'))
  expect(given()).toMatchObject([
    ['runs_r', [{ id: 'b', status: 'running' }]],
    ['runs_o', [{ run_id: 'b', status: 'succeeded' }], 'b'],
  ])
})

it('lets one bad write fail alone', async () => {
  statements.run.mockImplementation((_, values) =>
    JSON.stringify(values).includes('bad') ? Promise.reject(new Error('this one is bad')) : Promise.resolve([]),
  )
  const results = await Promise.allSettled(['c', 'bad', 'd'].map((id) => runWriter().write(begin(id))))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(statements.run).toHaveBeenCalledTimes(4)
})
