import { describe, expect, it } from 'vitest'
import { toCsv } from './to-csv'

const line = (...cells: (string | number | boolean | null)[]) => toCsv([cells]).slice(1)

describe('a table as CSV', () => {
  it('quotes what would break a row', () => {
    expect(line('plain', 'a,b', 'say "hi"', 'two\nlines')).toBe('plain,"a,b","say ""hi""","two\nlines"\r\n')
    expect(toCsv([['a'], ['b']])).toBe('\ufeffa\r\nb\r\n')
  })
  it('writes nothing for null, and numbers as they are', () => {
    expect(line(null, -5, true, '')).toBe(',-5,true,\r\n')
  })
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    'does not let %j be a formula (threat 48)',
    (text) => {
      expect(line(text).replaceAll('"', '')).toBe(`'${text}\r\n`)
    },
  )
  it('leaves such signs inside a text alone', () => {
    expect(line('a=1', 'x @ y')).toBe('a=1,x @ y\r\n')
  })
})
