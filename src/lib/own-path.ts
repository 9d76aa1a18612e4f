/**
 * The path when it leads to a page of ours, else `/`. Browsers read `\` as `/` and leave out tabs and line ends, so that
 * `//host`, `/\host` and `/<tab>/host` all lead elsewhere.
 */
export function ownPath(path: unknown): string {
  if (typeof path !== 'string' || path.length > 2_000 || !path.startsWith('/')) return '/'
  const odd = [...path].some((character) => character === '\\' || character < ' ' || character === '\u007f')
  if (odd || path.startsWith('//')) return '/'
  const here = 'http://here.invalid'
  return URL.canParse(path, here) && new URL(path, here).origin === here ? path : '/'
}
