import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, type Oklch } from './oklch'

const css = readFileSync(new URL('../../app/theme/tokens.css', import.meta.url), 'utf8')

function tokens(selector: string): Map<string, Oklch> {
  const block = css.slice(css.indexOf(`${selector} {`))
  const found = new Map<string, Oklch>()
  for (const [, name, l, c, h] of block
    .slice(0, block.indexOf('\n}'))
    .matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)) {
    if (name) found.set(name, { l: Number(l), c: Number(c), h: Number(h) })
  }
  return found
}

function number(selector: string, name: string): number {
  const block = css.slice(css.indexOf(`${selector} {`))
  const value = new RegExp(`--${name}: ([\\d.]+);`).exec(block)?.[1]
  if (value === undefined) throw new Error(`tokens.css has no --${name} under ${selector}`)
  return Number(value)
}

const surfaces = ['ground', 'surface', 'sunken', 'hover']
const textPairs: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] =>
    ['ink', 'ink-2', 'ink-3', 'accent-ink', 'good', 'warn', 'bad', 'info'].map((ink) => [ink, surface]),
  ),
  ['ink', 'pressed'],
  ['ink-2', 'pressed'],
  ['ink', 'canvas'],
  ['ink-3', 'canvas'],
  ['ink', 'selection'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['accent-ink', 'accent-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['info', 'info-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad', 'bad-solid'],
  ['ground', 'ink'],
]
const shapePairs: [string, string][] = [
  ...surfaces.map((surface): [string, string] => ['focus', surface]),
  ['accent', 'surface'],
  ['accent', 'canvas'],
  ['focus', 'canvas'],
]

describe.each([':root', '.dark'])('tokens of %s', (selector) => {
  const map = tokens(selector)
  const colour = (name: string): Oklch => {
    const found = map.get(name)
    if (!found) throw new Error(`tokens.css has no --${name} under ${selector}`)
    return found
  }

  it.each(textPairs)('%s on %s reads at 4.5:1', (ink, surface) => {
    expect(contrast(colour(ink), colour(surface))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapePairs)('%s on %s shows at 3:1', (shape, surface) => {
    expect(contrast(colour(shape), colour(surface))).toBeGreaterThanOrEqual(3)
  })

  it('tiles and wires show at every hue', () => {
    const tile = { l: number(selector, 'tile-l'), c: number(selector, 'tile-c') }
    const ink = { l: number(selector, 'tile-ink-l'), c: number(selector, 'tile-ink-c') }
    const wire = { l: number(selector, 'wire-l'), c: number(selector, 'wire-c') }
    for (let h = 0; h < 360; h += 5) {
      expect(contrast({ ...ink, h }, { ...tile, h })).toBeGreaterThanOrEqual(4.5)
      expect(contrast({ ...wire, h }, colour('canvas'))).toBeGreaterThanOrEqual(3)
      expect(contrast({ ...wire, h }, colour('surface'))).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('contrast', () => {
  it('agrees with known values', () => {
    const white = { l: 1, c: 0, h: 0 }
    expect(contrast(white, { l: 0, c: 0, h: 0 })).toBeCloseTo(21, 1)
    expect(contrast(white, white)).toBe(1)
    // sRGB #767676 is the lightest grey that passes on white.
    expect(contrast(white, { l: 0.5673, c: 0, h: 0 })).toBeCloseTo(4.54, 1)
  })
})
