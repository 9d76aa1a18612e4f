import { describe, expect, it } from 'vitest'
import { parseEnv } from './env'

describe('parseEnv', () => {
  it('has a default for everything', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      MILLRACE_CORS_ORIGINS: [],
      MILLRACE_OUTBOUND_ALLOW: [],
      MILLRACE_MAX_BODY_BYTES: 10_485_760,
      MILLRACE_MAX_UPLOAD_BYTES: 104_857_600,
    })
  })

  it('takes an empty variable as not set', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', MILLRACE_LOG_LEVEL: '' })).toEqual(parseEnv({}))
  })

  it('reads lists and sizes', () => {
    const env = parseEnv({
      MILLRACE_CORS_ORIGINS: 'https://a.example, http://localhost:5173',
      MILLRACE_OUTBOUND_ALLOW: 'ollama.local:11434,10.0.0.0/8,',
      MILLRACE_MAX_BODY_BYTES: '2MiB',
      MILLRACE_MAX_UPLOAD_BYTES: '1048576',
    })
    expect(env.MILLRACE_CORS_ORIGINS).toEqual(['https://a.example', 'http://localhost:5173'])
    expect(env.MILLRACE_OUTBOUND_ALLOW).toEqual(['ollama.local:11434', '10.0.0.0/8'])
    expect([env.MILLRACE_MAX_BODY_BYTES, env.MILLRACE_MAX_UPLOAD_BYTES]).toEqual([2_097_152, 1_048_576])
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['MILLRACE_URL', 'millrace.example.org'],
    ['MILLRACE_CORS_ORIGINS', 'https://a.example/path'],
    ['MILLRACE_MAX_BODY_BYTES', '10 MB'],
    ['MILLRACE_MAX_BODY_BYTES', '1'],
    ['MILLRACE_ENCRYPTION_KEY', 'short'],
    ['MILLRACE_LOG_LEVEL', 'loud'],
    ['MILLRACE_RUN_CONCURRENCY', '0'],
  ])('names %s when it is %j', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`\\n  ${name}: .+`))
  })

  it('wants the owner’s name and password together, and a password of some length', () => {
    expect(() => parseEnv({ MILLRACE_OWNER_USERNAME: 'ada' })).toThrow('together')
    expect(() => parseEnv({ MILLRACE_OWNER_USERNAME: 'ada', MILLRACE_OWNER_PASSWORD: 'short' })).toThrow(
      'MILLRACE_OWNER_PASSWORD',
    )
  })

  it('never repeats a wrong secret', () => {
    expect(() => parseEnv({ MILLRACE_AUTH_SECRET: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    )
  })
})
