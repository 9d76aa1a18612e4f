import { describe, expect, it } from 'vitest'
import { readYaml } from './read-yaml'
import { writeYaml } from './write-yaml'

const read = (text: string) => readYaml(text).value

describe('reading YAML', () => {
  it('takes what Dify writes: quoted words, versions, aliases, blocks', () => {
    const text = `
version: 0.1.5
y: 1
'1': "yes"
loud: Yes
quiet: off
base: &base {a: 1, b: [1, 2]}
same: *base
more: {<<: *base, b: 3}
prompt: |-
  {{#sys.query#}}: [not a list
  - nor this
`
    expect(read(text)).toEqual({
      version: '0.1.5',
      y: 1,
      '1': 'yes',
      loud: true,
      quiet: false,
      base: { a: 1, b: [1, 2] },
      same: { a: 1, b: [1, 2] },
      more: { a: 1, b: 3 },
      prompt: '{{#sys.query#}}: [not a list\n- nor this',
    })
  })

  const nine = (name: string) => `[${Array(9).fill(`*${name}`).join(',')}]`
  const names = [...'abcdefghij']
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${names
    .slice(1)
    .map((name, at) => `${name}: &${name} ${nine(names[at] ?? '')}`)
    .join('\n')}`
  it.each([
    ['an alias bomb', bomb, /aliases stand for more/],
    ['a long text named often', `a: &a ${'x'.repeat(2_000_000)}\nb: [${Array(20).fill('*a').join(',')}]`, /aliases/],
    ['a circle', 'a: &x [*x]', /inside of what it names/],
    ['a circle of two', 'a: &x {b: {c: *x}}', /inside of what it names/],
    ['an alias of nothing', 'a: *x', /names nothing/],
    ['a key of ten million letters', `${'k'.repeat(9_999_000)}: 1`, /more than 1024 char/],
    ['the same in quotes', `"${'k'.repeat(9_999_000)}": 1`, /more than 1024 char/],
    ['more than ten million letters', `a: ${'x'.repeat(10_000_000)}`, /longer than 10 million/],
    ['ten thousand brackets', '['.repeat(10_000) + ']'.repeat(10_000), /nested too deeply/],
    ['ten thousand maps', '{a: '.repeat(10_000), /nested too deeply/],
    ['ten thousand dashes', `${'- '.repeat(10_000)}1`, /nested too deeply/],
    ['ten thousand question marks', `${'? '.repeat(10_000)}1`, /nested too deeply/],
    ['deep indentation', Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), /nested too deeply/],
    ['deep dashes over lines', Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}-`).join('\n'), /nested too/],
    ['a million quotation marks', '"'.repeat(1_000_000), /./],
    ['nothing but commas', `[${','.repeat(500_000)}]`, /./],
    ['line feeds without end', '\n'.repeat(5_000_000), /too many parts/],
    ['a tag', 'a: !!python/object/apply:os.system ["ls"]', /tag/],
    ['bytes', 'a: !!binary aGk=', /tag/],
    ['a key twice', 'a: 1\nb: 2\na: 3', /"a" stands there twice/],
    ['__proto__', 'a: {__proto__: {admin: true}}', /__proto__/],
    ['infinity', 'a: .inf', /cannot be kept/],
    ['a list as a key', '? [a]\n: 1', /./],
    ['two documents', 'a: 1\n---\nb: 2', /several documents/],
    ['nothing', '  \n', /empty/],
    ['a tab', 'a:\n\t- b', /[Tt]abs/],
    ['an open bracket', 'a: [1, 2', /line/],
  ])('refuses %s', (_what, text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  it('takes JSON on one line, and flow style over many', () => {
    const value = { list: Array.from({ length: 2_000 }, (_, at) => ({ at, text: `: - ? ${at}`, deep: [[[at]]] })) }
    expect(read(JSON.stringify(value))).toEqual(value)
    expect(read(JSON.stringify(value, null, 40))).toEqual(value)
  })

  it('reads many keys and many anchors in the time that a test has', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `k${at}: ${at}`).join('\n')
    const anchors = Array.from({ length: 10_000 }, (_, at) => `- &a${at} ${at}\n- *a${at}`).join('\n')
    expect(Object.keys(Object(read(keys)))).toHaveLength(20_000)
    expect(read(anchors)).toHaveLength(20_000)
  })
})

describe('writing YAML', () => {
  it.each([
    'yes',
    'No',
    'on',
    'y',
    'null',
    '~',
    '',
    ' ',
    '1',
    '0.5',
    '1_000',
    '0x1f',
    '012',
    '1:30',
    '2024-01-01',
    '=',
    '<<',
    'true',
    '- a',
    'a: b',
    '# x',
    "it's",
    '"q"',
    'a\nb',
    'a\n',
    '\n\na\n\n',
    '  a\n b',
    'a  \nb',
    '\ta',
    'a\r\nb',
    '🤖',
    '{{#sys.query#}}',
    '{% if x %}',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '...',
    '---',
    'é\u0301',
    'x'.repeat(300),
  ])('reads %j back as that text', (text) => {
    const value = { text, [text || 'k']: [text], deep: { list: [[text]] } }
    expect(read(writeYaml(value, []))).toEqual(value)
  })

  it('quotes what Dify would take for something else', () => {
    expect(writeYaml({ a: 'yes', b: '012', c: '1:30', d: '2024-01-01', y: 'plain' }, [])).toBe(
      'a: "yes"\nb: "012"\nc: "1:30"\nd: "2024-01-01"\ny: plain\n',
    )
  })

  it('spells numbers as they were, unless they were changed', () => {
    const text = 'a: 1.0\nb: 12345678901234567890\nc: 1e3\nd: [0x1F, 2.50]\ne: 3.0\nf: 7\n'
    const { value, spellings } = readYaml(text)
    expect(value).toMatchObject({ a: 1, c: 1000, d: [31, 2.5] })
    const changed = { ...Object(value), e: 4 }
    const again = writeYaml(changed, spellings)
    expect(again).toContain('a: 1.0\nb: 12345678901234567890\n')
    expect(again).toContain('e: 4\n')
    expect(again).toContain('2.50')
    expect(read(again)).toEqual(changed)
  })
})
