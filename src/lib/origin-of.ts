/**
 * Where an address leads, so that two can be compared: scheme, host and port; the text itself for what is no whole address,
 * such as a name or one with a placeholder for its host.
 */
export function originOf(address: string): string {
  const text = address.trim()
  if (
    !URL.canParse(text) ||
    text
      .replace(/^[^:]*:\/*/, '')
      .split(/[/?#]/, 1)[0]
      ?.includes('{')
  )
    return text
  const { origin, protocol, host } = new URL(text)
  return origin === 'null' ? `${protocol}//${host}` : origin
}
