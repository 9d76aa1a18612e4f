import { describe, expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

const way = async (input_text: string, operator: string, match_text: string, more: Record<string, unknown> = {}) => {
  const { outputs, error } = await runNode('ConditionalRouter', { input_text, operator, match_text, ...more })
  return error ? error.message : Object.keys(outputs)[0]
}

describe('ConditionalRouter', () => {
  it.each([
    ['a', 'equals', 'a', 'true_result'],
    ['a', 'equals', 'A', 'false_result'],
    ['a', 'not equals', 'b', 'true_result'],
    ['abc', 'contains', 'b', 'true_result'],
    ['abc', 'starts with', 'ab', 'true_result'],
    ['abc', 'ends with', 'ab', 'false_result'],
    ['abc', 'regex', '[a-c]+$', 'true_result'],
    ['xabc', 'regex', 'abc', 'false_result'],
    ['2', 'less than', '10', 'true_result'],
    ['10', 'less than or equal', '10', 'true_result'],
    ['2', 'greater than', '10', 'false_result'],
    ['two', 'greater than or equal', '1', 'false_result'],
  ])('%s %s %s: %s', async (input, operator, match, expected) => {
    expect(await way(input, operator, match)).toBe(expected)
  })

  it('can leave case out', async () => {
    expect(await way('ABC', 'contains', 'b', { case_sensitive: false })).toBe('true_result')
    expect(await way('ABC', 'regex', 'abc', { case_sensitive: false })).toBe('true_result')
  })

  it('skips the other way', async () => {
    const config = { input_text: 'a', operator: 'equals', match_text: 'a' }
    const { skipped } = await runNode('ConditionalRouter', config, { connected: ['true_result', 'false_result'] })
    expect(skipped).toEqual(['to-false_result'])
  })

  it('passes on the text, the message, or the words for the way', async () => {
    const config = { input_text: 'a', operator: 'equals', match_text: 'a' }
    const passed = async (more: Record<string, unknown>) =>
      (await runNode('ConditionalRouter', { ...config, ...more })).outputs.true_result
    expect(await passed({})).toMatchObject({ text: 'a' })
    expect(await passed({ message: 'm' })).toMatchObject({ text: 'm' })
    expect(await passed({ message: 'm', true_case_message: 't', false_case_message: 'f' })).toMatchObject({ text: 't' })
  })

  it('says what is wrong with a pattern or an operator', async () => {
    expect(await way('a', 'regex', '(')).toContain('The regular expression "(" could not be used')
    expect(await way(`${'a'.repeat(40)}!`, 'regex', '(a+)+$')).toContain('took longer than')
    expect(await way('a', 'resembles', 'a')).toBe('The operator "resembles" is not known.')
  })
})
