const name = 'millrace.client_id'

/** Where storage is closed to the page, the visitor is the same until the page is left. */
let unremembered: string | undefined

/**
 * What this browser is known by to published flows: made once and kept by the page. It is sent as a header and not as a
 * cookie, which browsers keep back inside a frame of another site.
 */
export function clientId(): string {
  const id = stored() ?? unremembered ?? randomId()
  unremembered = id
  try {
    localStorage.setItem(name, id)
  } catch {
    return id
  }
  return id
}

function stored(): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** 128 random bits; `crypto.randomUUID` exists on secure pages only. */
export const randomId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
