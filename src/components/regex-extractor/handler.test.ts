import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

const find = async (pattern: string, input_text: string) => {
  const { outputs, error } = await runNode('RegexExtractorComponent', { pattern, input_text })
  return error ? error.message : outputs
}

it('finds all matches, groups and named groups of Python', async () => {
  expect(await find('\\d+', 'a1 b22')).toMatchObject({
    data: [{ data: { match: '1' } }, { data: { match: '22' } }],
    text: { text: '1\n22' },
  })
  expect(await find('(?P<k>\\w)=(\\w)', 'a=1 b=2')).toMatchObject({
    data: [{ data: { match: ['a', '1'] } }, { data: { match: ['b', '2'] } }],
  })
  expect(await find('(?i)B', 'abB')).toMatchObject({ text: { text: 'b\nB' } })
  expect(await find('z', 'a')).toMatchObject({ data: [], text: { text: 'No matches found' } })
})

it('says what is wrong with a pattern', async () => {
  expect(await find('(', 'a')).toContain('could not be used')
  expect(await find('(a+)+$', `${'a'.repeat(40)}!`)).toContain('took longer than')
})
