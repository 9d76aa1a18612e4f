import { describe, expect, it } from 'vitest'
import { keyName, stepSequence } from './key-sequence'

const sequences = new Map([
  ['g f', 'flows'],
  ['g h', 'home'],
  ['?', 'help'],
  ['mod+k', 'palette'],
])

function type(...keys: string[]) {
  let typed = ''
  let step = stepSequence('', keys[0] ?? '', sequences)
  for (const key of keys.slice(1)) {
    typed = step.kind === 'pending' ? step.typed : ''
    step = stepSequence(typed, key, sequences)
  }
  return step
}

describe('stepSequence', () => {
  it('matches single keys and sequences', () => {
    expect(type('?')).toEqual({ kind: 'match', id: 'help' })
    expect(type('g')).toEqual({ kind: 'pending', typed: 'g' })
    expect(type('g', 'f')).toEqual({ kind: 'match', id: 'flows' })
  })

  it('begins anew when a key continues nothing', () => {
    expect(type('g', 'g')).toEqual({ kind: 'pending', typed: 'g' })
    expect(type('g', 'g', 'h')).toEqual({ kind: 'match', id: 'home' })
    expect(type('g', '?')).toEqual({ kind: 'match', id: 'help' })
    expect(type('g', 'x')).toEqual({ kind: 'none' })
  })
})

describe('keyName', () => {
  const plain = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false }
  it('names modifiers once and in one order', () => {
    expect(keyName({ ...plain, key: 'k', metaKey: true })).toBe('mod+k')
    expect(keyName({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('mod+shift+z')
    expect(keyName({ ...plain, key: '?', shiftKey: true })).toBe('?')
    expect(keyName({ ...plain, key: 'Tab', shiftKey: true })).toBe('shift+Tab')
  })
})
