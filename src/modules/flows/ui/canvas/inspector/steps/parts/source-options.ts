import type { SourceGroup, ValueSource } from '../../../model/dify/value-sources'

export interface SourceOption extends ValueSource {
  group: string
}

/** Values that fit what was typed: the name of the value or of the node; `name.part` goes into a value. */
export function sourceOptions(groups: readonly SourceGroup[], search: string): SourceOption[] {
  const typed = search.trim().toLowerCase()
  const [head = '', ...parts] = search.trim().split('.')
  return groups.flatMap((group) =>
    group.values.flatMap((value): SourceOption[] => {
      const option = { ...value, group: group.title }
      if (`${group.title} ${value.label} ${value.selector.join('.')}`.toLowerCase().includes(typed)) return [option]
      const deeper = parts.length > 0 && parts.every((part) => part !== '') && value.label === head
      if (!deeper) return []
      return [
        { ...option, selector: [...value.selector, ...parts], label: `${value.label}.${parts.join('.')}`, type: 'any' },
      ]
    }),
  )
}
