import { Lexer } from 'yaml'
import { DifyFormatError } from './dify-format-error'

/** Characters of one file. */
export const MAX_CHARS = 10_000_000
const MAX_TOKENS = 400_000
/** YAML's own bound for a key that is not marked as one; the parser would look for its end first. */
const MAX_KEY = 1_024
/** Nesting in brackets. The parser recurses, and a full stack inside a regular expression ends the process. */
const MAX_BRACKETS = 100
/** Column at which a line's first word may stand: bounds nesting by indentation. */
const MAX_INDENT = 200

/** Refuses text that the parser would spend too long or too much stack on. Looks at tokens only, without recursion. */
export function checkYamlBounds(text: string): void {
  if (text.length > MAX_CHARS) throw tooLarge(`it is longer than ${MAX_CHARS / 1_000_000} million characters`)
  let tokens = 0
  let brackets = 0
  let markers = 0
  let before = 0
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (tokens > MAX_TOKENS) throw tooLarge('it has too many parts')
    const first = token[0]
    if (first === '[' || first === '{') brackets += 1
    else if (first === ']' || first === '}') brackets = Math.max(0, brackets - 1)
    else if (first === '\n') markers = 0
    else if (brackets === 0 && (first === '-' || first === '?' || first === ':')) markers += 1
    else if (brackets === 0 && first === ' ' && token.length > MAX_INDENT && token.trim() === '')
      markers += token.length
    if (first === ':' && before > MAX_KEY) throw tooLarge(`a key has more than ${MAX_KEY} characters`)
    if (first !== ' ') before = token.length
    if (brackets > MAX_BRACKETS || markers > MAX_INDENT) throw tooLarge('it is nested too deeply')
  }
}

const tooLarge = (why: string) =>
  new DifyFormatError('too_large', `The file is not a flow: ${why}.`, 'Export the app from Dify again and import that.')
