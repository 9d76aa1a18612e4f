import { describe, expect, it } from 'vitest'
import { cutDocument } from './cut-document'
import { splitMarkdown } from './split-markdown'
import { splitText } from './split-text'

const sentence = (number: number) => `Sentence ${number} speaks of the mill race and its water. `
const prose = Array.from({ length: 60 }, (_, at) => sentence(at)).join('')
const contents = (...args: Parameters<typeof cutDocument>) => cutDocument(...args).map((chunk) => chunk.content)

describe('fixed size', () => {
  it('stays within the size and loses nothing', () => {
    const pieces = splitText(prose, 200, 0)
    expect(pieces.every((piece) => piece.length <= 200)).toBe(true)
    expect(pieces.join(' ')).toBe(prose.trim())
  })
  it('cuts between sentences where it can', () => {
    for (const piece of splitText(prose, 200, 0)) expect(piece).toMatch(/^Sentence .*water\.$/)
  })
  it('prefers paragraphs to sentences', () => {
    const text = `${'a'.repeat(70)}. b b.\n\nSecond paragraph. It is ${'c'.repeat(60)}`
    expect(splitText(text, 100, 0)[0]).toBe(`${'a'.repeat(70)}. b b.`)
  })
  it('repeats the end of a piece at the beginning of the next', () => {
    const pieces = splitText(prose, 300, 80)
    for (const [at, piece] of pieces.slice(1).entries()) {
      const start = piece.slice(0, 30)
      expect(pieces[at]).toContain(start)
    }
    expect(pieces.every((piece) => piece.length <= 300)).toBe(true)
  })
  it('cuts text without any break, also between astral characters', () => {
    const pieces = splitText('𠮷'.repeat(150), 101, 0)
    expect(pieces.join('')).toBe('𠮷'.repeat(150))
    for (const piece of pieces) expect(piece.isWellFormed()).toBe(true)
    for (const piece of splitText('𠮷'.repeat(150), 101, 25)) expect(piece.isWellFormed()).toBe(true)
  })
  it('cuts Chinese between sentences', () => {
    const [first] = splitText('水渠把水带到磨坊。'.repeat(30), 100, 0)
    expect(first).toMatch(/。$/)
  })
  it('gives nothing for nothing', () => {
    expect(splitText(' \n\n ', 100, 10)).toEqual([])
  })
  it('is done with a large text in little time', () => {
    const text = prose.repeat(700)
    const started = performance.now()
    expect(splitText(text, 1_000, 150).length).toBeGreaterThan(1_500)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('by separator', () => {
  it('cuts at the separator, which may be written with escapes', () => {
    const text = 'one\n---\ntwo\r\n---\r\nthree'
    expect(contents(text, { method: 'separator', separator: '\\n---\\n', size: 100, overlap: 0 })).toEqual([
      'one',
      'two',
      'three',
    ])
  })
  it('cuts again what is too long', () => {
    const pieces = contents(`short###${prose}`, { method: 'separator', separator: '###', size: 200, overlap: 0 })
    expect(pieces[0]).toBe('short')
    expect(pieces.length).toBeGreaterThan(10)
    expect(pieces.every((piece) => piece.length <= 200)).toBe(true)
  })
})

describe('Markdown', () => {
  const text =
    '# Mill\n\nIntro.\n\n## Race\n\nWater.\n\n```sh\n# no heading\n```\n\n## Wheel\n\n### Paddles\n\nOak.\n\n# Other\n\nEnd.'
  it('keeps headings with their text', () => {
    expect(splitMarkdown(text, 500)).toEqual([
      { content: '# Mill\n\nIntro.', headings: ['Mill'] },
      { content: '# Mill\n## Race\n\nWater.\n\n```sh\n# no heading\n```', headings: ['Mill', 'Race'] },
      { content: '# Mill\n## Wheel\n### Paddles\n\nOak.', headings: ['Mill', 'Wheel', 'Paddles'] },
      { content: '# Other\n\nEnd.', headings: ['Other'] },
    ])
  })
  it('repeats them where a section is cut', () => {
    const pieces = splitMarkdown(`# Mill\n\n${prose}`, 300)
    expect(pieces.length).toBeGreaterThan(5)
    for (const { content } of pieces) {
      expect(content).toMatch(/^# Mill\n\nSentence/)
      expect(content.length).toBeLessThanOrEqual(300)
    }
  })
  it('takes text without headings, and headings longer than a piece', () => {
    expect(splitMarkdown('Only text.', 100)).toEqual([{ content: 'Only text.', headings: [] }])
    const [piece] = splitMarkdown(`# ${'long '.repeat(60)}\n\nbody`, 100)
    expect(piece?.content).toBe('body')
  })
})

describe('parent and child', () => {
  const chunks = cutDocument(prose, { method: 'parent_child', parent_size: 600, child_size: 150 })
  const parents = chunks.filter((chunk) => chunk.kind === 'parent')
  const children = chunks.filter((chunk) => chunk.kind === 'child')
  it('cuts parents and their children', () => {
    expect(parents.length).toBeGreaterThan(3)
    expect(children.length).toBeGreaterThan(parents.length * 2)
    expect(parents.every((parent) => parent.content.length <= 600)).toBe(true)
  })
  it('every child stands in its parent and follows it', () => {
    for (const child of children) {
      const parent = parents.find(({ id }) => id === child.parent_id)
      expect(parent?.content).toContain(child.content)
      expect(chunks.indexOf(child)).toBeGreaterThan(chunks.findIndex(({ id }) => id === child.parent_id))
    }
  })
  it('counts both from 1', () => {
    expect(parents.map((chunk) => chunk.position)).toEqual(parents.map((_, at) => at + 1))
    expect(children.map((chunk) => chunk.position)).toEqual(children.map((_, at) => at + 1))
  })
})
