const REFERENCE = /\{\{#([^{}#]+)#\}\}/g

/** A text with `{{#node.name#}}` shortened to `{name}`, to be looked at. */
export function shortRefs(text: string): string {
  if (!text.includes('{{#')) return text
  return text.replace(REFERENCE, (_, path: string) => `{${path.split('.').slice(1).join('.') || path}}`)
}
