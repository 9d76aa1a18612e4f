import { describe, expect, it } from 'vitest'
import { checkedType } from './checked-type'

const exe = new Uint8Array(200)
exe.set([0x4d, 0x5a])
const elf = new Uint8Array(200)
elf.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1])
const text = new TextEncoder().encode('hello')

describe('what is not kept', () => {
  it.each([
    ['by its ending, in any case', 'setup.EXE', '', text],
    ['by its ending', 'run.bat', 'text/plain', text],
    ['by its first bytes, whatever its name says', 'letter.pdf', 'application/pdf', exe],
    ['by its first bytes: a program of Linux', 'letter.txt', 'text/plain', elf],
    ['by what its sender says', 'letter', 'Application/X-MSDownload; a=b', text],
  ])('%s', async (_why, name, type, bytes) => {
    await expect(checkedType(name, type, bytes)).rejects.toMatchObject({ code: 'unsupported_media_type', status: 415 })
    await expect(checkedType(name, type, new Blob([bytes]))).rejects.toMatchObject({ status: 415 })
    await expect(checkedType(name, type, bytes, [])).resolves.toMatchObject({})
  })

  it('is what the setting says', async () => {
    await expect(checkedType('a.csv', '', text, ['.csv'])).rejects.toThrow(
      '"a.csv" is of a kind that is not kept here: .csv',
    )
    await expect(checkedType('a', 'text/csv', text, ['text/csv'])).rejects.toMatchObject({ status: 415 })
  })
})

describe('what a file is', () => {
  const png = Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  )
  it.each([
    ['a.txt', 'text/plain', png, 'image/png'],
    ['a.md', 'text/plain', text, 'text/markdown'],
    ['a.docx', 'text/plain', text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['notes', 'text/plain', text, 'text/plain'],
    ['notes', 'text/plain', new Uint8Array([1, 0, 2]), 'application/octet-stream'],
    ['notes', 'text/x-mill', text, 'text/x-mill'],
  ])('%s, said to be %s', async (name, said, bytes, media_type) => {
    expect(await checkedType(name, said, bytes)).toMatchObject({ media_type })
  })
})
