import { templateVariables } from '@/lib/f-string'

/** Names that are fields of the component itself and so cannot be variables. */
const RESERVED = new Set(['template', 'use_double_brackets', 'code', '_type', '__proto__', 'constructor', 'prototype'])

/** The variables of a prompt, in order of appearance. */
export function promptVariables(template: unknown, double: unknown): string[] {
  if (typeof template !== 'string') return []
  return templateVariables(template, double === true ? 'double' : 'single').filter((name) => !RESERVED.has(name))
}
