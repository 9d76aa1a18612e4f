/** Keeps the texts as literal types, so that their `{placeholders}` are known to the compiler. */
export function defineMessages<const T extends Record<string, string>>(messages: T): T {
  return messages
}
