/**
 * Next calls this once when the server process starts. It does not stop for a fault here and tells of it as one of its own,
 * so the start script, which waits for the end of this, is told itself; without one the fault is Next's.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const hooks: { [key: symbol]: unknown } = globalThis as never
  const booted = hooks[Symbol.for('millrace.booted')]
  try {
    const { boot } = await import('./api/boot')
    await boot()
    if (typeof booted === 'function') booted()
  } catch (error) {
    if (typeof booted !== 'function') throw error
    booted(error)
  }
}
