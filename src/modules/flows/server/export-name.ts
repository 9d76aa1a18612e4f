/** The name of a flow as part of a file's name, at most 100 characters. */
export const exportName = (name: string): string =>
  // Cut between characters: half a surrogate pair cannot stand in a header.
  [...name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '_')].slice(0, 100).join('') || 'flow'
