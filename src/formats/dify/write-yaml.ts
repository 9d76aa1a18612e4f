import { Document, isScalar, parseDocument } from 'yaml'
import { notPlainInPython } from './python-scalars'
import type { PlainYaml } from './yaml-to-plain'

/** A document as YAML that Dify reads alike: keys in order, long texts as blocks, numbers as they were spelled. */
export function writeYaml(value: unknown, spellings: PlainYaml['spellings']): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: notPlainInPython,
    sortMapEntries: true,
  })
  for (const { path, text } of spellings) {
    const now = document.getIn(path, true)
    const spelled = parseDocument(text, { intAsBigInt: true }).contents
    // A number that was changed since has a spelling of its own.
    if (isScalar(now) && isScalar(spelled) && now.value === Number(spelled.value)) document.setIn(path, spelled)
  }
  return document.toString({ lineWidth: 0, minContentWidth: 0 })
}
