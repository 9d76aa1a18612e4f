/** The value at a dotted path of an answer, or undefined: `at(body, 'outputs.0.outputs.0.messages.0.message')`. */
export function at(value: unknown, path: string): unknown {
  let here = value
  for (const part of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined
    here = Reflect.get(here, part)
  }
  return here
}

/** The same for a text that must be there. */
export function textAt(value: unknown, path: string): string {
  const found = at(value, path)
  if (typeof found !== 'string')
    throw new Error(`There is no text at ${path} in ${JSON.stringify(value).slice(0, 500)}`)
  return found
}

/** The same for a list that must be there. */
export function listAt(value: unknown, path = ''): unknown[] {
  const found = path === '' ? value : at(value, path)
  if (!Array.isArray(found)) throw new Error(`There is no list at "${path}" in ${JSON.stringify(value).slice(0, 500)}`)
  return found
}
