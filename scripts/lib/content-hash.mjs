import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * One hash over files and folders: names and contents, so a fresh clone or a touched file changes nothing.
 *
 * @param {string} root
 * @param {string[]} paths relative to `root`; those that do not exist are left out
 * @param {(path: string) => boolean} [skip] told the path relative to `root`
 */
export function contentHash(root, paths, skip = () => false) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((name) => filesBelow(join(root, name)))) {
    const name = relative(root, path)
    if (!skip(name)) hash.update(`${name}\0`).update(createHash('sha256').update(readFileSync(path)).digest())
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}

/** @param {string} file @param {string} hash whether the stamp says that this was done */
export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8').trim() === hash
}

/** @param {string} file @param {string} hash */
export function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${hash}\n`)
}
