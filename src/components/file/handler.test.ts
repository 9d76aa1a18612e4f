import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { nodeContext } from '../testing/node-context'
import { runNode } from '../testing/run-node'
import { filesToRead } from './files-to-read'

const stored = [
  { ref: 'flow/a.txt', name: 'a.txt', media_type: 'text/plain', bytes: 'first' },
  { ref: 'flow/t.csv', name: 't.csv', media_type: 'text/csv', bytes: 'x,y\n1,"a, b"\n' },
  { ref: 'flow/bad.txt', name: 'bad.txt', media_type: 'text/plain', bytes: new Uint8Array([0xff, 0xfe, 0xff]) },
]
const read = (config: Record<string, unknown>, wires: Record<string, Value> = {}) =>
  runNode('File', config, { ports: fakePorts({ files: stored }), wires })

describe('File', () => {
  it('reads one or several uploaded files', async () => {
    expect((await read({ path: 'flow/a.txt' })).outputs.message).toMatchObject({ text: 'first' })
    const { outputs } = await read({ path: ['flow/a.txt', 'flow/t.csv'], separator: '|' })
    expect(outputs.message).toMatchObject({ text: 'first|x,y\n1,"a, b"\n' })
    expect(outputs.dataframe).toMatchObject({
      rows: [{ file_path: 'flow/a.txt', text: 'first' }, { file_name: 't.csv' }],
    })
    expect(outputs.structured_output).toMatchObject({ rows: [{ text: 'first' }, { x: '1', y: 'a, b' }] })
  })

  it('reads files from a wire, and those of the message when none is named', async () => {
    const wired: Value = { kind: 'data', data: { file_path: 'flow/a.txt' } }
    expect((await read({}, { file_path: wired })).outputs.message).toMatchObject({ text: 'first' })
    const ports = fakePorts({ files: stored })
    const context = nodeContext({ ports })
    const files = await filesToRead({}, nodeContext({ ports, run: { ...context.run, files: ['flow/a.txt'] } }))
    expect(files).toMatchObject([{ name: 'a.txt' }])
  })

  it('says what is missing or unreadable', async () => {
    expect((await read({})).error?.message).toContain('no file to read')
    expect((await read({ path: '/etc/passwd' })).error).toMatchObject({ code: 'file_missing' })
    expect((await read({ path: 'flow/bad.txt' })).error).toMatchObject({ code: 'file_unreadable' })
    const silent = await read({ path: ['flow/bad.txt', 'flow/a.txt'], silent_errors: true })
    expect(silent.outputs.message).toMatchObject({ text: 'first' })
  })
})
