import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

async function save(input: Value, config: Record<string, unknown>) {
  const ports = fakePorts()
  const { outputs, error } = await runNode('SaveToFile', config, { ports, wires: { input } })
  const [file] = [...ports.files.stored.values()]
  return { outputs, error, name: file?.value.name, text: new TextDecoder().decode(file?.bytes) }
}

it('writes a table as CSV, data as JSON, a message as text', async () => {
  const table: Value = { kind: 'table', rows: [{ a: 1, b: 'x, "y"' }] }
  expect(await save(table, { file_name: 'out' })).toMatchObject({ name: 'out.csv', text: 'a,b\r\n1,"x, ""y"""\r\n' })
  expect(await save({ kind: 'data', data: { a: 1 } }, { file_name: 'out.json' })).toMatchObject({
    name: 'out.json',
    text: '{\n  "a": 1\n}',
  })
  const { outputs, text } = await save('words', { file_name: '../../etc/note', file_format: 'markdown' })
  expect(text).toBe('words')
  expect(outputs.message).toMatchObject({ text: 'The file note.md was saved.', files: ['file-1'] })
})

it('needs a name and a format that it knows', async () => {
  expect((await save('x', { file_name: ' ' })).error?.message).toContain('no name')
  expect((await save('x', { file_name: 'a', file_format: 'exe' })).error?.message).toContain('"exe"')
})
