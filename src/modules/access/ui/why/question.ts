'use client'

import { useSearchParams } from 'next/navigation'
import { z } from 'zod'
import { changeAddress } from '@/client/console/use-address'

/** Kinds of objects whose own rules can be asked about here. */
export const askedKinds = ['flow', 'project', 'variable', 'knowledge_base'] as const
export type AskedKind = (typeof askedKinds)[number]

export interface Question {
  uid: number | undefined
  privilege: string | undefined
  /** Chosen before the object itself is. */
  kind: AskedKind | undefined
  object: { kind: AskedKind; id: string } | undefined
  without_role: string | undefined
}

const Uid = z.coerce.number().int().min(1).max(2_147_483_647)

/** What an address asks. Whatever cannot be meant counts as not asked. */
export function readQuestion(params: { get: (name: string) => string | null }): Question {
  const uid = Uid.safeParse(params.get('person') ?? '')
  const [kindText, id = ''] = (params.get('object') ?? '').split(':')
  const kind = askedKinds.find((one) => one === kindText)
  return {
    uid: uid.success ? uid.data : undefined,
    privilege: params.get('privilege') || undefined,
    kind,
    object: kind && z.uuid().safeParse(id).success ? { kind, id } : undefined,
    without_role: params.get('without') || undefined,
  }
}

export function useQuestion(): [Question, (values: Record<string, string>) => void] {
  return [readQuestion(useSearchParams()), changeAddress]
}
