import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { isRest, type Operation } from '@/contract/operation'
import { resolveActor } from '@/modules/access/server'
import { operationsOf } from '@/platform/rest/route-table'
import { toAppError } from '@/platform/rest/to-app-error'
import { rateLimit } from '../rate-limit'
import { callProcedure } from '../rest'
import { rootRouter } from '../root'
import { restRequest } from '../testing/rest-request'
import { sampleInput } from '../testing/sample-input'
import { callStudio, makeTenant, makeUser, type TestUser } from '../testing/two-tenants'

/** A field in which somebody who does not know a secret may try one. */
const secret = /^(password|current_password|token|form_token|refresh_token|setup_token)$/
const open = (op: Operation) => op.access === 'public' || 'current_password' in op.input.shape
/** Making an account takes a password of one's own choice: there is nothing to guess. */
const chosen = new Set(['identity.add_user'])
const guessed = operationsOf(rootRouter).filter(
  ({ name, op }) => open(op) && !chosen.has(name) && Object.keys(op.input.shape).some((key) => secret.test(key)),
)

let owner: TestUser
beforeAll(async () => {
  owner = await makeUser(await makeTenant('guessing'), 'owner')
})

/** One try with a secret that is wrong, and another one each time, from an address. */
async function attempt({ name, op }: { name: string; op: Operation }, address: string): Promise<number> {
  const nonce = randomUUID().replaceAll('-', '')
  const wrong = {
    username: `nobody-${nonce}`,
    password: nonce,
    current_password: nonce,
    new_password: `${nonce}-new`,
    token: `mw_${nonce}${nonce.slice(0, 11)}`,
    form_token: `${randomUUID()}.${nonce}`,
    refresh_token: `${randomUUID()}.${nonce}`,
  }
  const input = sampleInput(op, wrong)
  if (isRest(op)) {
    const { path, init } = restRequest(op, input)
    const headers = new Headers(init.headers)
    headers.set('x-millrace-address', address)
    const key = op.access === 'public' ? undefined : owner.api_key
    return (await callStudio(path, { ...init, headers, key })).status
  }
  const actor = await resolveActor(op.access === 'public' ? undefined : { form: 'api_key', value: owner.api_key })
  const signal = AbortSignal.timeout(10_000)
  try {
    await callProcedure(name, { actor, request_id: 'r', address, user_agent: '', signal, limit: rateLimit() }, input)
    return 200
  } catch (error) {
    return toAppError(error).status
  }
}

describe('an operation that takes a secret (threat 18)', () => {
  it('is known: what is open and takes one is in this table', () => {
    expect(guessed.map(({ name }) => name).sort()).toEqual([
      'access.login',
      'access.refresh',
      'identity.change_password',
      'identity.read_password_link',
      'identity.redeem_password_link',
      'runs.answer_shared_form',
      'runs.get_shared_form',
      'tenancy.create_owner',
    ])
  })

  it.each(guessed)(
    '$name answers 429 after so many tries from one address, and others go on',
    async (one) => {
      const address = `address-${randomUUID()}`
      const statuses: number[] = []
      while (statuses.length < 130 && statuses.at(-1) !== 429) statuses.push(await attempt(one, address))
      expect(statuses.at(-1), `${statuses.length} tries: ${[...new Set(statuses)]}`).toBe(429)
      expect(statuses.every((status) => status < 500)).toBe(true)
      // An account's own limit holds from every address.
      if (one.name !== 'identity.change_password') expect(await attempt(one, `address-${randomUUID()}`)).not.toBe(429)
    },
    120_000,
  )
})
