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

it('passes on what Python says', async () => {
  const ports = fakePorts({ code: () => new EngineError('code_failed', 'NameError: x') })
  expect((await runNode('PythonREPLComponent', { python_code: 'x' }, { ports })).error?.message).toBe('NameError: x')
})
