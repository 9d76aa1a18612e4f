/** What Python needs of JavaScript while user code runs: files in memory, clocks, chance, more memory, texts in and out. */
const OPEN = new Set(
  `fd_close fd_read fd_write fd_seek fd_pread fd_pwrite fd_sync fd_fdstat_get
   __syscall_fcntl64 __syscall_openat __syscall_faccessat __syscall_chdir __syscall_dup __syscall_dup3
   __syscall_fchdir __syscall_fdatasync __syscall_fstat64 __syscall_stat64 __syscall_newfstatat
   __syscall_lstat64 __syscall_ftruncate64 __syscall_getcwd __syscall_getdents64 __syscall_mkdirat
   __syscall_readlinkat __syscall_unlinkat __syscall_rmdir __syscall_renameat __syscall_statfs64
   __syscall_fstatfs64 __syscall_truncate64 __syscall_utimensat __syscall_fadvise64 __syscall_ioctl
   __syscall_umask_js __syscall_getuid32_js __syscall_chmod __syscall_fchmod __syscall_fchmodat2
   random_get clock_res_get clock_time_get environ_sizes_get environ_get emscripten_date_now
   emscripten_get_now _try_fcntl64 _tzset_js _timegm_js _mktime_js _localtime_js _gmtime_js
   _emscripten_get_progname emscripten_get_heap_max emscripten_resize_heap _mmap_js _munmap_js _msync_js
   __call_sighandler _PyEM_TrampolineCall_JS _Py_CheckEmscriptenSignals_Helper _Py_emscripten_runtime
   emscripten_runtime_keepalive_push emscripten_runtime_keepalive_pop`.split(/\s+/),
)

const NOT_PERMITTED = -63
const NO_SUCH_NAME = -2

/** Thrown through the interpreter, which cannot catch it: the worker has to be replaced. */
export class SealedError extends Error {
  /** @override */
  name = 'SealedError'
}

/**
 * Puts a gate before every function that Python's WebAssembly module imports. Once `seal` is called, only the harmless
 * ones work: there is no way left from Python into JavaScript, whatever modules or memory user code gets hold of.
 *
 * @param {Record<string, Record<string, unknown>>} imports
 * @returns {{ imports: Record<string, Record<string, unknown>>, seal: () => void }}
 */
export function sealImports(imports) {
  let sealed = false
  /** @param {string} name @param {Function} open */
  const gate = (name, open) => {
    const closed = refusal(name)
    return (/** @type {unknown[]} */ ...args) => (sealed ? closed() : open(...args))
  }
  const gated = Object.fromEntries(
    Object.entries(imports).map(([module, members]) =>
      // The compiler's own tables are filled in later, so they are passed on as they are.
      module.startsWith('GOT') ? [module, members] : [module, gateAll(members, gate)],
    ),
  )
  return { imports: gated, seal: () => (sealed = true) }
}

/** @param {Record<string, unknown>} members @param {(name: string, open: Function) => unknown} gate */
function gateAll(members, gate) {
  return new Proxy(members, {
    get(target, name) {
      const member = Reflect.get(target, name)
      return typeof name === 'string' && typeof member === 'function' && !OPEN.has(name) ? gate(name, member) : member
    },
  })
}

/** @param {string} name */
function refusal(name) {
  if (name.startsWith('__syscall_') || name.startsWith('_maybe_') || name === '_try_shutdown')
    return () => NOT_PERMITTED
  if (name === '_emscripten_system') return () => NOT_PERMITTED
  if (name === 'getaddrinfo' || name === 'getnameinfo') return () => NO_SUCH_NAME
  if (name === '_dlopen_js' || name === '_dlsym_js' || name === 'getprotobyname') return () => 0
  if (name === 'exit' || name === 'proc_exit')
    return () => {
      throw new SealedError('The code ended the interpreter.')
    }
  return () => {
    throw new SealedError(`The code reached out of the interpreter (${name}).`)
  }
}
