import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const key = Buffer.alloc(32, 7).toString('base64url')
const otherKey = Buffer.alloc(32, 8).toString('base64url')

/** Keys are settings of the process, so another key needs fresh modules. */
async function withKey(value: string) {
  vi.resetModules()
  vi.stubEnv('MILLRACE_ENCRYPTION_KEY', value)
  return import('./encrypt-secret')
}

beforeEach(() => void vi.resetModules())
afterEach(() => void vi.unstubAllEnvs())

describe('encryptSecret', () => {
  it.each(['', 'sk-123', '🔑 ключ', 'x'.repeat(100_000)])('opens again what it closed (%#)', async (text) => {
    const { encryptSecret, decryptSecret } = await withKey(key)
    const stored = encryptSecret(text, 'tenant/OPENAI_API_KEY')
    expect(stored).toMatch(/^v1\.[\w-]+$/)
    expect(decryptSecret(stored, 'tenant/OPENAI_API_KEY')).toBe(text)
  })

  it('never writes the same text the same way twice, nor in clear', async () => {
    const { encryptSecret } = await withKey(key)
    expect(encryptSecret('secret', 'c')).not.toBe(encryptSecret('secret', 'c'))
    expect(Buffer.from(encryptSecret('secret', 'c').slice(3), 'base64url').toString('latin1')).not.toContain('secret')
  })

  it('does not open for another place, with another key, or after a change', async () => {
    const first = await withKey(key)
    const stored = first.encryptSecret('secret', 'tenant-a/KEY')
    const unreadable = expect.objectContaining({ name: 'SecretUnreadableError' })
    const attempt = (open: () => string) => {
      try {
        return open()
      } catch (error) {
        return error
      }
    }
    expect(attempt(() => first.decryptSecret(stored, 'tenant-b/KEY'))).toEqual(unreadable)
    const bytes = Buffer.from(stored.slice(3), 'base64url')
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(attempt(() => first.decryptSecret(`v1.${changed.toString('base64url')}`, 'tenant-a/KEY'))).toEqual(
        unreadable,
      )
    }
    for (const broken of ['', 'v1', 'v1.', 'v1.AAAA', 'v2.AAAA', stored.slice(0, 30), `${stored}.x`]) {
      expect(attempt(() => first.decryptSecret(broken, 'tenant-a/KEY'))).toEqual(unreadable)
    }
    const second = await withKey(otherKey)
    expect(attempt(() => second.decryptSecret(stored, 'tenant-a/KEY'))).toEqual(unreadable)
  })
})
