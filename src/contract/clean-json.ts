import { AppError, type FieldIssue } from './errors'

const maxDepth = 200
const forbiddenKeys = new Set(['__proto__'])

/**
 * Refuses values that no operation can keep: nested deeper than 200, a `__proto__` key, NUL or half a surrogate pair
 * (Postgres keeps neither). Walks without recursion, so depth cannot exhaust the stack.
 */
export function assertCleanJson(value: unknown, where: 'body' | 'query' | 'cookie' | 'path'): void {
  const queue: { value: unknown; loc: (string | number)[] }[] = [{ value, loc: [where] }]
  for (let item = queue.pop(); item; item = queue.pop()) {
    const current = item.value
    if (typeof current === 'string') {
      const fault = textFault(current)
      if (fault) throw refuse(item.loc, ...fault)
      continue
    }
    if (typeof current !== 'object' || current === null || current instanceof File) continue
    if (item.loc.length > maxDepth) throw refuse(item.loc.slice(0, 8), `nested deeper than ${maxDepth} levels`, 'depth')
    for (const [key, child] of Object.entries(current)) {
      if (forbiddenKeys.has(key) || textFault(key))
        throw refuse(item.loc, `the key ${JSON.stringify(key)} is not allowed`, 'forbidden_key')
      if (typeof child === 'string' ? textFault(child) : typeof child === 'object' && child !== null)
        queue.push({ value: child, loc: [...item.loc, Array.isArray(current) ? Number(key) : key] })
    }
  }
}

function textFault(text: string): [msg: string, type: string] | undefined {
  if (text.includes('\u0000')) return ['must not contain NUL characters', 'nul_character']
  return text.isWellFormed() ? undefined : ['must be well-formed Unicode', 'lone_surrogate']
}

function refuse(loc: (string | number)[], msg: string, type: string): AppError {
  const issue: FieldIssue = { loc, msg, type }
  return new AppError('invalid_input', `${loc.join('.')}: ${msg}`, { issues: [issue] })
}
