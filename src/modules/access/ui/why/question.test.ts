import { expect, it } from 'vitest'
import { readQuestion } from './question'

const id = '6f1c2d3e-4b5a-4c6d-8e7f-9a0b1c2d3e4f'
const read = (text: string) => readQuestion(new URLSearchParams(text))

it('reads a whole question from an address', () => {
  expect(read(`person=7&privilege=flow:run&object=flow:${id}&without=editor`)).toEqual({
    uid: 7,
    privilege: 'flow:run',
    kind: 'flow',
    object: { kind: 'flow', id },
    without_role: 'editor',
  })
})

it('takes what cannot be meant as not asked', () => {
  const nothing = { uid: undefined, privilege: undefined, kind: undefined, object: undefined, without_role: undefined }
  expect(read('')).toEqual(nothing)
  expect(read(`person=-1&object=house:${id}`)).toEqual(nothing)
  expect(read('person=x&object=flow:1')).toEqual({ ...nothing, kind: 'flow' })
})
