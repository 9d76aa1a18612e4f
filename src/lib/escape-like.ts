/** A text as it stands for itself in a pattern of SQL's LIKE: `%` and `_` are no wildcards, a backslash is one. */
export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')
