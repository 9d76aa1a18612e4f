import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import { asText, asTexts, at } from '../record'
import { shortRefs } from './short-refs'

/** Conditions in a few words, for a card. */
export function conditionText(branch: unknown): string {
  const conditions = at(branch, 'conditions')
  if (!Array.isArray(conditions)) return ''
  const join = at(branch, 'logical_operator') === 'or' ? t('condition.or') : t('condition.and')
  return conditions.filter(isRecord).map(one).join(` ${join} `)
}

function one(condition: Record<string, unknown>): string {
  const name = asTexts(condition.variable_selector).slice(1).join('.') || asText(condition.key) || '…'
  const { value } = condition
  const wanted = Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value)
  return `${name} ${asText(condition.comparison_operator) ?? ''} ${shortRefs(wanted)}`.trim()
}
