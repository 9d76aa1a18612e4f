import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { archiveFault } from './archive-fault'

const some = new TextEncoder().encode('{}')
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, some])))

/** The same bytes with one name of an entry replaced by another of the same length, everywhere. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to)
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

/** A list of entries without their content, as a bomb of names has it. */
function listOnly(count: number, said = count): Uint8Array {
  const entry = new Uint8Array(46 + 8)
  const view = new DataView(entry.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(28, 8, true)
  const all = new Uint8Array(entry.length * count + 22)
  for (let at = 0; at < count; at += 1) {
    all.set(entry, at * entry.length)
    all.set(new TextEncoder().encode(String(at).padStart(8, '0')), at * entry.length + 46)
  }
  const end = new DataView(all.buffer, entry.length * count)
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, said, true)
  end.setUint32(12, entry.length * count, true)
  return all
}

describe('an archive (threat 58)', () => {
  it('is opened when there is nothing against it', () => {
    expect(archiveFault(zip('a.json', 'deep/b.json', 'deep/', 'über.json'))).toBeUndefined()
    expect(archiveFault(zip())).toBeUndefined()
  })

  it.each(['../a', 'a/../../b', '/etc/passwd', '\\windows', '..\\a', 'C:\\a', 'c:a', '//host/share/a'])(
    'is not when the entry %s leads out of it',
    (name) => {
      expect(archiveFault(zip('good', name))).toContain('leads out')
    },
  )

  it('is not when two entries have one name, in another case or another spelling too', () => {
    expect(archiveFault(renamed(zip('a.json', 'b.json'), 'b.json', 'a.json'))).toContain('twice')
    expect(archiveFault(zip('a.json', 'A.JSON'))).toContain('twice')
    expect(archiveFault(zip('\u00fc.json', 'u\u0308.json'))).toContain('twice')
    expect(archiveFault(zip('a/b', 'a\\b'))).toContain('twice')
  })

  it('is not when an entry is a link', () => {
    const link = zipSync({ 'a.json': [some, { os: 3, attrs: (0o120777 << 16) >>> 0 }] })
    expect(archiveFault(link)).toContain('is a link')
  })

  it('is not when it holds a million entries, whatever it says of their number', () => {
    expect(archiveFault(listOnly(10_001))).toContain('more than 10000 entries')
    expect(archiveFault(listOnly(1_000_000, 0xffff))).toContain('more than 10000 entries')
  })

  it('is not when it unpacks to a thousand times its size', () => {
    expect(archiveFault(zipSync({ a: new Uint8Array(20_000_000) }))).toContain('far more than it holds')
  })

  it('is not when it is cut short or none at all', () => {
    const whole = zip('a.json', 'b.json')
    for (const bytes of [new Uint8Array(), new Uint8Array(21), whole.subarray(0, -30), whole.subarray(40)])
      expect(archiveFault(bytes)).toBeDefined()
  })
})
