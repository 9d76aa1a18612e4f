/** Set by the start script's server on every request, from the socket; a client's own header of that name is replaced. */
export const addressHeader = 'x-millrace-address'

/** The client's address, for throttling. */
export const clientAddress = (request: Request): string => request.headers.get(addressHeader) ?? 'unknown'
