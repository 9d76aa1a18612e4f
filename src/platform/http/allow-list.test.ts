import { describe, expect, it } from 'vitest'
import { parseAllowList } from './allow-list'

describe('parseAllowList', () => {
  it.each([
    ['ollama.local', 'ollama.local', 11434, true],
    ['ollama.local', 'OLLAMA.local', 80, true],
    ['ollama.local', 'evil-ollama.local', 80, false],
    ['ollama.local', 'ollama.local.evil.org', 80, false],
    ['ollama.local:11434', 'ollama.local', 11434, true],
    ['ollama.local:11434', 'ollama.local', 22, false],
    ['10.1.2.3', '10.1.2.3', 80, true],
    ['10.1.2.3', '10.1.2.4', 80, false],
    ['10.1.2.3', '::ffff:10.1.2.3', 80, true],
    ['10.0.0.0/8', '10.255.0.1', 80, true],
    ['10.0.0.0/8', '11.0.0.1', 80, false],
    ['10.0.0.0/8:8080', '10.0.0.1', 8080, true],
    ['10.0.0.0/8:8080', '10.0.0.1', 8081, false],
    ['10.0.0.0/8', 'fd00::1', 80, false],
    ['[fd00::1]', 'fd00::1', 80, true],
    ['[fd00::1]:8080', 'fd00::1', 8080, true],
    ['[fd00::1]:8080', 'fd00::1', 80, false],
    ['fd00::/8', 'fdab::1', 80, true],
    ['[fd00::]/8', 'fe80::1', 80, false],
    ['::1', '0:0:0:0:0:0:0:1', 80, true],
  ])('%s lets %s on port %d through: %s', (entry, host, port, expected) => {
    expect(parseAllowList(['other.example', entry]).allows(host, port)).toBe(expected)
  })

  it.each(['', 'http://ollama.local', '10.0.0.0/33', 'a b', 'host:99999', '[::1', 'ollama.local/8', '*'])(
    'refuses %j',
    (entry) => {
      expect(() => parseAllowList([entry])).toThrow('MILLRACE_OUTBOUND_ALLOW')
    },
  )
})
