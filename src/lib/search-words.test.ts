import { describe, expect, it } from 'vitest'
import { indexedWords, queryWords } from './search-words'

describe('words of a query', () => {
  it.each([
    ['The Mill-Race, 2024!', ['the', 'mill', 'race', '2024']],
    ['Café ÉCOLE Ångström', ['cafe', 'ecole', 'angstrom']],
    ['水車小屋', ['水車', '車小', '小屋']],
    ['水', ['水']],
    ['ミルレース', ['ミル', 'ルレ', 'レー', 'ース']],
    ['ﾐﾙ', ['ミル']],
    ['GPT模型v2', ['gpt', '模型', 'v2']],
    ['제분소에', ['제분', '분소', '소에']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['mill mill MILL', ['mill']],
    ['?! …', []],
  ])('%s', (query, words) => {
    expect(queryWords(query)).toEqual(words)
  })
  it('are at most 64, each at most 64 characters', () => {
    const words = queryWords(Array.from({ length: 100 }, (_, at) => `w${at}`).join(' '))
    expect(words).toHaveLength(64)
    expect(queryWords('x'.repeat(500))).toEqual(['x'.repeat(64)])
  })
})

describe('words of a chunk', () => {
  it('keep their places', () => {
    expect(indexedWords('The mill, the race')).toEqual({ words: "'the':1,3 'mill':2 'race':4", word_count: 4 })
  })
  it('of dense scripts are characters and pairs', () => {
    expect(indexedWords('水車小').words).toBe("'水':1 '水車':1 '車':2 '車小':2 '小':3")
  })
  it('find every pair that a query may ask for', () => {
    const { words } = indexedWords('磨坊的水渠把水带到水车。')
    for (const word of queryWords('水渠 水车')) expect(words).toContain(`'${word}':`)
  })
  it('hold nothing that Postgres would read as its own signs', () => {
    expect(indexedWords("it's \\ 'a' & b | c:1").words).toBe("'it':1 's':2 'a':3 'b':4 'c':5 '1':6")
  })
  it('stay within what Postgres keeps', () => {
    const { words, word_count } = indexedWords('mill '.repeat(20_000))
    expect(word_count).toBe(20_000)
    expect(words.split(',')).toHaveLength(255)
  })
})
