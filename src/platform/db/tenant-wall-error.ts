/** Code tried to step over the tenant wall: always a mistake in the program, never in a request. */
export class TenantWallError extends Error {
  override name = 'TenantWallError'
}
