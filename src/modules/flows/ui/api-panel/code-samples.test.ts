import { describe, expect, it } from 'vitest'
import { codeSample, runUrl, type SampleLanguage } from './code-samples'

const languages: SampleLanguage[] = ['curl', 'javascript', 'python', 'client']
const input = { base_url: 'https://mill.example/', flow: 'my-flow', flow_id: 'my-flow-id', stream: false }

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
