import type { Actor } from '@/contract/actor'
import type { Surface } from '@/contract/operation'
import { resolveActor } from '@/modules/access/server'
import { type CredentialForms, readCredential } from '@/platform/auth/read-credential'

/** Which credential forms each mount reads. */
const forms: Record<Surface, CredentialForms> = {
  console: { cookie: true, bearer: true, api_key: true },
  studio: { cookie: true, bearer: true, api_key: true },
  openapi: { cookie: false, bearer: true, api_key: false },
  poe: { cookie: true, bearer: true, api_key: false },
  run: { cookie: false, bearer: true, api_key: false },
}

/** Who makes this request. Throws 401 for a credential that is not good, 403 for a cookie from a foreign page. */
export const authenticate =
  (surface: Surface) =>
  async (request: Request): Promise<Actor> =>
    resolveActor(await readCredential(request, forms[surface]))
