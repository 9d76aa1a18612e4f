const READ_ONLY = 69
const NO_SPACE = 51

/** Where user code may write while a call lasts. */
const SCRATCH = ['/tmp', '/home/web_user']
const STANDARD_STREAMS = 3

/**
 * Makes Python's files (all in memory) read-only outside of two scratch folders, which hold `maxBytes` together.
 *
 * @param {any} FS the file system of Emscripten
 * @param {number} maxBytes
 * @returns {() => void} empties the scratch folders and closes what was left open
 */
export function limitFiles(FS, maxBytes) {
  for (const folder of SCRATCH) FS.mkdirTree(folder)
  const roots = new Set(SCRATCH.map((folder) => FS.lookupPath(folder).node))
  const { ops_table: table } = FS.filesystems.MEMFS
  const writable = (/** @type {any} */ node) => {
    for (let at = node; at !== at.parent; at = at.parent) if (roots.has(at)) return true
    return false
  }
  const demand = (/** @type {boolean} */ allowed, code = READ_ONLY) => {
    if (!allowed) throw new FS.ErrnoError(code)
  }
  let used = 0
  wrap(table.dir.node, 'mknod', (parent) => demand(writable(parent)))
  wrap(table.dir.node, 'symlink', (parent) => demand(writable(parent)))
  wrap(table.dir.node, 'unlink', (parent) => demand(writable(parent)))
  wrap(table.dir.node, 'rmdir', (parent) => demand(writable(parent)))
  wrap(table.dir.node, 'rename', (node, folder) => demand(writable(node) && writable(folder)))
  for (const kind of [table.dir, table.file, table.link])
    wrap(kind.node, 'setattr', (node, { size }) => {
      demand(writable(node))
      if (size === undefined) return
      used += Math.max(0, size - (node.usedBytes ?? 0))
      demand(used <= maxBytes, NO_SPACE)
    })
  wrap(table.file.stream, 'write', (stream, _buffer, _offset, length, position) => {
    demand(writable(stream.node))
    used += Math.max(0, (position ?? stream.position) + length - (stream.node.usedBytes ?? 0))
    demand(used <= maxBytes, NO_SPACE)
  })
  wrap(table.file.stream, 'allocate', () => demand(false))
  wrap(table.file.stream, 'msync', () => demand(false))
  return () => {
    for (const stream of FS.streams.slice(STANDARD_STREAMS)) if (stream) FS.close(stream)
    for (const folder of SCRATCH) empty(FS, folder)
    FS.chdir(SCRATCH[1])
    used = 0
  }
}

/** @param {Record<string, any>} holder @param {string} name @param {(...args: any[]) => void} check */
function wrap(holder, name, check) {
  const open = holder[name]
  if (!open) return
  holder[name] = (/** @type {any[]} */ ...args) => {
    check(...args)
    return open(...args)
  }
}

/** @param {any} FS @param {string} folder */
function empty(FS, folder) {
  for (const name of FS.readdir(folder)) {
    if (name === '.' || name === '..') continue
    const path = `${folder}/${name}`
    if (FS.isDir(FS.lstat(path).mode)) {
      empty(FS, path)
      FS.rmdir(path)
    } else FS.unlink(path)
  }
}
