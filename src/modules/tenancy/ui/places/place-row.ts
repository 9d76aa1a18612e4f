/** An org or a business as trees and panels show it. */
export interface PlaceRow {
  id: number
  name: string
  /** 0 on the first level. */
  parent_id: number
  is_enable: boolean
  note: string | null
  /** People in it. */
  count: number
  /** Orgs only. */
  code?: string | null
}

export interface PlaceDraft {
  name: string
  code: string
  note: string
  is_enable: boolean
}

/** What the pages of orgs and of businesses say differently. */
export interface PlaceWords {
  new: string
  newBelow: (name: string) => string
  create: string
  emptyTitle: string
  emptyText: string
  deepest: string
}
