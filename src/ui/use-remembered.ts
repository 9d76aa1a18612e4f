'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // Storage may be closed to the page; then nothing is remembered.
    return null
  }
}

/** A yes or no of this browser that outlives the page, e.g. whether the rail is expanded. */
export function useRemembered(key: string, initial: boolean): [boolean, (value: boolean) => void] {
  const name = `millrace.${key}`
  const stored = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  )
  const remember = useCallback(
    (value: boolean) => {
      try {
        localStorage.setItem(name, String(value))
      } catch {
        return
      }
      for (const listener of listeners) listener()
    },
    [name],
  )
  return [stored === null ? initial : stored === 'true', remember]
}
