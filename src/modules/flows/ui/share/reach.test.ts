import { describe, expect, it } from 'vitest'
import { changeOf, draftOf, type ShareDraft } from './reach'

describe('whom a flow is for', () => {
  it.each<[ShareDraft['reach'], number]>([
    ['me', 0],
    ['me', 4],
    ['business', 4],
    ['tenant', 0],
    ['visitors', 0],
    ['visitors', 4],
  ])('is the same after it was kept: %s in business %i', (reach, business_id) => {
    const draft = { reach, business_id, is_self: reach === 'business' }
    const before = { access_type: 'RESTRICTED', business_id, is_self: draft.is_self } as const
    expect(draftOf({ ...before, ...withoutAbsent(changeOf(draft)) })).toEqual(draft)
  })

  it('leaves the business for the whole tenant', () => {
    expect(changeOf({ reach: 'tenant', business_id: 4, is_self: true })).toEqual({
      access_type: 'RESTRICTED',
      business_id: 0,
      is_self: false,
    })
  })
})

const withoutAbsent = ({ access_type, business_id, is_self }: ReturnType<typeof changeOf>) => ({
  ...(access_type ? { access_type } : {}),
  ...(business_id == null ? {} : { business_id }),
  ...(is_self == null ? {} : { is_self }),
})
