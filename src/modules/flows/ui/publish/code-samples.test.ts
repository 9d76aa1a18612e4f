import { describe, expect, it } from 'vitest'
import {
  codeSample,
  openaiSample,
  pageUrl,
  runUrl,
  type SampleLanguage,
  webhookSample,
  widgetSnippet,
} from './code-samples'

const languages: SampleLanguage[] = ['curl', 'javascript', 'python', 'client']
const input = {
  base_url: 'https://mill.example/',
  flow: 'my-flow',
  flow_id: 'my-flow-id',
  stream: false,
  release: 'draft' as const,
}

describe('runUrl', () => {
  it('escapes the name and has no doubled slash', () => {
    expect(runUrl({ ...input, flow: 'a b/ü' })).toBe('https://mill.example/api/v1/run/a%20b%2F%C3%BC')
    expect(runUrl({ ...input, stream: true })).toBe('https://mill.example/api/v1/run/my-flow?stream=true')
  })
})

describe('codeSample', () => {
  it.each(languages)('%s names this flow, this installation and a key to fill in', (language) => {
    for (const stream of [false, true]) {
      const code = codeSample(language, { ...input, stream })
      expect(code).toContain('my-flow')
      expect(code).toContain('https://mill.example')
      expect(code).not.toContain('example//')
      expect(code).toContain('YOUR_API_KEY')
    }
  })

  it('is JavaScript that parses', () => {
    for (const stream of [false, true]) {
      const code = codeSample('javascript', { ...input, stream })
      expect(() => new Function(`return async () => {${code}}`)).not.toThrow()
    }
  })

  it('sends JSON by curl', () => {
    const sent = /-d '(.*)'$/.exec(codeSample('curl', input))?.[1] ?? ''
    expect(JSON.parse(sent)).toEqual({
      input_value: 'Hello',
      input_type: 'chat',
      output_type: 'chat',
      session_id: 'my-session',
    })
  })
})

describe('ways to use a published flow', () => {
  it('run what is online', () => {
    expect(runUrl({ ...input, release: 'online' })).toBe('https://mill.example/api/v1/run/online/my-flow')
    expect(codeSample('client', { ...input, release: 'online' })).toContain('simplified_run_online_flow')
  })

  it('name this installation without a doubled slash', () => {
    const base = 'https://mill.example/'
    expect(pageUrl(base, 'id')).toBe('https://mill.example/p/id')
    expect(widgetSnippet(base, 'id')).toBe(
      '<script src="https://mill.example/widget.js" data-flow="id" defer></script>',
    )
    expect(webhookSample(base, 'a b')).toContain("'https://mill.example/api/v1/webhook/a%20b'")
    for (const language of ['curl', 'javascript', 'python'] as const) {
      const code = openaiSample(language, base, 'my-flow')
      expect(code).toContain('https://mill.example/api/v1')
      expect(code).toContain('my-flow')
      expect(code).toContain('YOUR_API_KEY')
    }
  })
})
