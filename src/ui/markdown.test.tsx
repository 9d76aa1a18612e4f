import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from './markdown'
import { xssCorpus } from './testing/xss-corpus'
import { TooltipProvider } from './tooltip'

const rendered = (text: string) =>
  renderToStaticMarkup(
    <TooltipProvider>
      <Markdown text={text} />
    </TooltipProvider>,
  )

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-zA-Z_:][\w:.-]*(?:="[^"]*")?)*)\s*(\/?)>/g
const attribute = /([a-zA-Z_:][\w:.-]*)(?:="([^"]*)")?/g

/** Elements that act, load or take over what is around them. */
const acting =
  /^(script|style|iframe|frame|object|embed|form|base|meta|link|math|video|audio|source|template|portal|textarea|noscript|img|body|details|xmp|foreignobject|animate|use|set)$/

function decoded(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);?/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);?/g, (_all, number: string) => String.fromCodePoint(Number(number)))
    .replace(/&(quot|lt|gt|amp);/g, (_all, name: string) => ({ quot: '"', lt: '<', gt: '>', amp: '&' })[name] ?? '')
}

/** Everything in a page's text that could act. What is no tag by the strict grammar must not have an angle bracket. */
function faults(markup: string): string[] {
  const found: string[] = []
  const rest = markup.replace(tag, (_all, _close, name: string, attributes: string) => {
    if (acting.test(name)) found.push(`<${name}>`)
    for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
      const lower = key.toLowerCase()
      if (lower.startsWith('on') || ['srcdoc', 'formaction', 'action', 'xlink:href', 'src', 'style'].includes(lower))
        found.push(`${name} ${key}="${value}"`)
      if (lower === 'href' && !isPlainLink(decoded(value))) found.push(`${name} href="${value}"`)
    }
    return ''
  })
  if (/[<>]/.test(rest)) found.push(`not a tag: ${rest}`)
  return found
}

/** As browsers read it: without control characters at its ends, and tabs and line breaks anywhere. */
function isPlainLink(address: string): boolean {
  const read = [...address]
    .filter((char) => !'\t\n\r'.includes(char))
    .join('')
    .replace(/^[^!-~\u00a1-\uffff]+/, '')
  if (!URL.canParse(read, 'https://own.example/')) return true
  return ['http:', 'https:', 'mailto:', 'irc:', 'ircs:', 'xmpp:'].includes(
    new URL(read, 'https://own.example/').protocol,
  )
}

describe('text of strangers (threat 46)', () => {
  it('comes in many forms', () => {
    expect(new Set(xssCorpus).size).toBeGreaterThanOrEqual(100)
  })

  it.each(xssCorpus)('%j is shown without acting', (text) => {
    expect(faults(rendered(text))).toEqual([])
  })

  it('keeps what is harmless', () => {
    const shown = rendered('**bold** [a](https://a.example/x) `code` <b>raw</b>')
    expect(shown).toContain('<strong>bold</strong>')
    expect(shown).toContain('href="https://a.example/x"')
    expect(shown).toContain('rel="noopener noreferrer nofollow"')
  })

  it('is found by the check when it would act', () => {
    for (const markup of [
      '<a href="javascript:alert(1)">x</a>',
      '<a href="java&#9;script:alert(1)">x</a>',
      '<p onclick="x">x</p>',
      '<script>x</script>',
      '<p title="x" <b>',
    ])
      expect(faults(markup), markup).not.toEqual([])
  })
})
