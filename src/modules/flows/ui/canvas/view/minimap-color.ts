import { categoryHue } from '../model/port-look'
import type { CanvasNode } from './canvas-elements'

export function minimapColor(node: CanvasNode): string {
  const { view } = node.data
  if (view.kind === 'note') return 'var(--pressed)'
  if (!view.definition) return 'var(--line-strong)'
  return `oklch(var(--wire-l) 0.07 ${categoryHue[view.definition.category]})`
}
