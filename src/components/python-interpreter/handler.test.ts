import { expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

it('runs the code apart from the server and gives what it printed', async () => {
  const ports = fakePorts({ code: () => ({ result: '3' }) })
  const config = { python_code: 'print(1+2)', global_imports: 'math, json' }
  const { outputs } = await runNode('PythonREPLComponent', config, { ports })
  expect(outputs.results).toEqual({ kind: 'data', data: { result: '3' } })
  expect(ports.code.requests[0]).toMatchObject({
    language: 'python',
    inputs: { source: 'print(1+2)', modules: ['math', 'json'] },
  })
})

it('gives what Python says of faulty code as data', async () => {
  const ports = fakePorts({ code: () => ({ error: 'NameError: x (line 1)' }) })
  const { outputs } = await runNode('PythonREPLComponent', { python_code: 'x' }, { ports })
  expect(outputs.results).toEqual({ kind: 'data', data: { error: 'NameError: x (line 1)' } })
})

it('fails when code breaks a limit', async () => {
  const ports = fakePorts({ code: () => new EngineError('code_timeout', 'It took too long.') })
  expect((await runNode('PythonREPLComponent', { python_code: 'x' }, { ports })).error?.message).toBe(
    'It took too long.',
  )
})
