/** Text as a LIKE pattern that means just this text: `%`, `_` and `\\` stand for themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
