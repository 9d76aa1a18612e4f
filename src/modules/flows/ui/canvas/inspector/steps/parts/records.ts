import { isRecord } from '@/lib/is-record'
import type { StoredRecord } from '../../../model/record'

/** The objects of a stored list; what is none is left out of the form and goes when the list is changed. */
export const recordsOf = (value: unknown): StoredRecord[] => (Array.isArray(value) ? value.filter(isRecord) : [])

export const recordOf = (value: unknown): StoredRecord => (isRecord(value) ? value : {})

export const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
