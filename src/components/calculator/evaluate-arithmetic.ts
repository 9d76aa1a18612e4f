import { EngineError } from '@/engine/errors'

/** Longest expression, in characters, and deepest nesting of parentheses and signs. */
const MAX_LENGTH = 2_000
const MAX_DEPTH = 100
const TOKEN = /\s*(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|\*\*|\/\/|[-+*/%()])/giy

/** The value of `+ - * / // % **`, signs and parentheses over numbers. Throws `invalid_input` that says what is wrong. */
export function evaluateArithmetic(expression: string): number {
  if (expression.length > MAX_LENGTH) throw fault(`The expression is longer than ${MAX_LENGTH} characters.`)
  const reader = new Reader(tokensOf(expression))
  const value = reader.sum(0)
  const rest = reader.peek()
  if (rest !== undefined) throw fault(`"${rest}" was not expected there.`)
  if (!Number.isFinite(value)) throw fault('The result is too large or not a number.')
  return value
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = []
  const pattern = new RegExp(TOKEN)
  const text = expression.trimEnd()
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex
    const token = pattern.exec(text)?.[1]
    if (token === undefined) throw fault(`"${text.slice(from).trim().slice(0, 20)}" is not arithmetic.`)
    tokens.push(token)
  }
  return tokens
}

/** Reads from the loosest binding to the tightest, as Python orders them. */
class Reader {
  private at = 0

  constructor(private readonly tokens: readonly string[]) {}

  peek(): string | undefined {
    return this.tokens[this.at]
  }

  sum(depth: number): number {
    let value = this.product(depth)
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const right = this.product(depth)
      value = sign === '+' ? value + right : value - right
    }
    return value
  }

  private product(depth: number): number {
    let value = this.signed(depth)
    for (let sign = this.take('*', '/', '//', '%'); sign; sign = this.take('*', '/', '//', '%')) {
      const right = this.signed(depth)
      if (sign !== '*' && right === 0) throw fault('Division by zero.')
      if (sign === '*') value *= right
      else if (sign === '/') value /= right
      else if (sign === '//') value = Math.floor(value / right)
      // The remainder has the sign of the divisor, as in Python.
      else value -= right * Math.floor(value / right)
    }
    return value
  }

  private signed(depth: number): number {
    if (depth > MAX_DEPTH) throw fault('The expression is nested too deeply.')
    const sign = this.take('+', '-')
    if (sign) return sign === '-' ? -this.signed(depth + 1) : this.signed(depth + 1)
    const base = this.atom(depth)
    return this.take('**') ? base ** this.signed(depth + 1) : base
  }

  private atom(depth: number): number {
    if (this.take('(')) {
      const value = this.sum(depth + 1)
      if (!this.take(')')) throw fault('A parenthesis is not closed.')
      return value
    }
    const token = this.peek()
    if (token === undefined) throw fault('The expression is not complete.')
    const value = Number(token)
    if (Number.isNaN(value)) throw fault(`"${token}" was not expected there.`)
    this.at += 1
    return value
  }

  private take(...wanted: string[]): string | undefined {
    const token = this.peek()
    if (token === undefined || !wanted.includes(token)) return undefined
    this.at += 1
    return token
  }
}

function fault(message: string): EngineError {
  return new EngineError('invalid_input', message, { hint: 'Use numbers, + - * / // % ** and parentheses.' })
}
