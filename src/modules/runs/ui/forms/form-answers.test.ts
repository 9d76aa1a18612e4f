import { expect, it } from 'vitest'
import { answersOf, firstAnswers } from './form-answers'

const words = { required: 'required', number: 'number' }
const form = {
  fields: [
    { name: 'why', type: 'paragraph', required: true },
    { name: 'amount', type: 'number', required: false },
    { name: 'sure', type: 'boolean', required: false },
  ],
  resolved_default_values: { amount: 12, sure: true },
} as const

it('begins with what the run has filled in', () => {
  expect(firstAnswers(form)).toEqual({ why: '', amount: '12', sure: true })
})

it('sends values of their types and refuses what is missing or no number', () => {
  expect(answersOf(form, { why: 'Because', amount: '3', sure: false }, words)).toEqual({
    ok: true,
    inputs: { why: 'Because', amount: 3, sure: false },
  })
  expect(answersOf(form, { why: ' ', amount: 'three', sure: true }, words)).toEqual({
    ok: false,
    faults: { why: 'required', amount: 'number' },
  })
})
