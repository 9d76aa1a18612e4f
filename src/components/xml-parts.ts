const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** What stands inside each element of that name, in order. For feeds: elements of one name do not contain one another. */
export function elementsIn(xml: string, name: string): string[] {
  const parts: string[] = []
  for (const part of xml.split(new RegExp(`<${name}(?:\\s[^>]*)?>`)).slice(1)) {
    const end = part.indexOf(`</${name}>`)
    if (end >= 0) parts.push(part.slice(0, end))
  }
  return parts
}

/** The plain text of the first element of that name; empty when there is none. */
export function textIn(xml: string, name: string): string {
  return plainText(elementsIn(xml, name)[0] ?? '')
}

/** The values of one attribute of all elements of that name. */
export function attributesIn(xml: string, name: string, attribute: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}\\s([^>]*)>`, 'g'))].flatMap(([, inside = '']) => {
    const value = new RegExp(`\\b${attribute}\\s*=\\s*"([^"]*)"`).exec(inside)?.[1]
    return value === undefined ? [] : [decoded(value)]
  })
}

function plainText(inside: string): string {
  const text = inside.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_whole, raw: string) => raw.replaceAll('&', '&amp;'))
  return decoded(decoded(text).replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    return ENTITIES[String(name).toLowerCase()] ?? whole
  })
}
