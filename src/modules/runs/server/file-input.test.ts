import { describe, expect, it } from 'vitest'
import { fileInput } from './file-input'

const none = async () => undefined

describe('a file at an address', () => {
  it('takes its name from the path', async () => {
    expect(await fileInput({ url: 'https://files.example/a%20b.pdf' }, none)).toMatchObject({ name: 'a b.pdf' })
  })

  it.each(['https://files.example/100%.txt', 'https://files.example/%E0%A4%A'])(
    'is taken with a name that is not well encoded: %s',
    async (url) => {
      expect(await fileInput({ url }, none)).toMatchObject({ kind: 'file', ref: url })
    },
  )
})
