import { z } from 'zod'
import type { ResponsePart } from '@/engine/component'

/** `[node id or scope, name, …path]` as it is stored; numbers appear where ids were typed without quotes. */
export const Selector = z.array(z.coerce.string())

/** A selector that may be left out or empty. */
export const OptionalSelector = Selector.nullish().transform((selector) =>
  selector && selector.length > 0 ? selector : undefined,
)

/** `{{#node.name.path#}}`. Ids hold no dots or braces; names after the first may be `sys.query` in older exports. */
const PLACEHOLDER = /\{\{#([^#{}\s]+(?:\.[^#{}.\n]+)+)#\}\}/g

/** A text with placeholders as its pieces, in order. */
export function templateParts(template: string): ResponsePart[] {
  const parts: ResponsePart[] = []
  let at = 0
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > at) parts.push({ text: template.slice(at, match.index) })
    parts.push({ selector: selectorOf(match[1] ?? '') })
    at = match.index + match[0].length
  }
  if (at < template.length) parts.push({ text: template.slice(at) })
  return parts
}

function selectorOf(dotted: string): string[] {
  const [head = '', ...rest] = dotted.split('.')
  // The start node of older exports holds the run's own values under names with a dot.
  if (rest[0] === 'sys' && rest[1] !== undefined) return ['sys', ...rest.slice(1)]
  return [head, ...rest]
}
