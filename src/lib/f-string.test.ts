import { describe, expect, it } from 'vitest'
import { formatTemplate, templateVariables } from './f-string'

describe('templates', () => {
  it('lists variables once, in order', () => {
    expect(templateVariables('{b} {a} {b} {größe} {user_input!r:>10}')).toEqual(['b', 'a', 'größe', 'user_input'])
    expect(templateVariables('{{b}} {a} {{ c }}', 'double')).toEqual(['b', 'c'])
  })

  it('leaves doubled braces and JSON alone', () => {
    expect(templateVariables('{{not}} {"a": 1} { } {} {a b}')).toEqual([])
    expect(formatTemplate('{{x}} {"a": {n}} {x}', (name) => `<${name}>`)).toBe('{x} {"a": <n>} <x>')
  })

  it('puts values in without reading them again', () => {
    expect(formatTemplate('{a}{b}', (name) => (name === 'a' ? '{b}' : '$&'))).toBe('{b}$&')
    expect(formatTemplate('{{a}} {a}', () => '1', 'double')).toBe('1 {a}')
  })

  it('takes time in proportion to the template', () => {
    const started = performance.now()
    templateVariables('{'.repeat(100_000) + 'a'.repeat(100_000))
    templateVariables(`{{${' '.repeat(100_000)}`, 'double')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
