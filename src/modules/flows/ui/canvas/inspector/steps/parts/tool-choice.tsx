'use client'

import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { ownTools } from './own-tools'

interface Choice {
  kind: string
  /** A tool server, by its name. */
  provider: string
  name: string
}

interface ToolChoiceProps extends Choice {
  onChange: (choice: Choice) => void
  disabled: boolean
}

/** Which tool: one of the product, of a tool server, or another flow. Plugins of other products are shown by name. */
export function ToolChoice({ kind, provider, name, onChange, disabled }: ToolChoiceProps) {
  const choice = { kind, provider, name }
  const known = ['builtin', 'mcp', 'workflow']
  return (
    <>
      <Select
        aria-label={t('tool.kind')}
        value={kind}
        disabled={disabled}
        onValueChange={(next) => onChange({ kind: next, provider: next === 'builtin' ? 'builtin' : '', name: '' })}
        options={(known.includes(kind) ? known : [...known, kind]).map((value) => ({ value, label: kindLabel(value) }))}
      />
      {kind === 'mcp' && (
        <Input
          aria-label={t('tool.server')}
          placeholder={t('tool.server')}
          value={provider}
          disabled={disabled}
          onChange={(event) => onChange({ ...choice, provider: event.target.value })}
        />
      )}
      {kind === 'mcp' || kind === 'workflow' ? (
        <Input
          aria-label={kind === 'mcp' ? t('tool.name') : t('tool.flow')}
          placeholder={kind === 'mcp' ? t('tool.name') : t('tool.flow')}
          value={name}
          disabled={disabled}
          onChange={(event) => onChange({ ...choice, name: event.target.value })}
        />
      ) : (
        <Combobox
          allowOther
          value={name}
          disabled={disabled}
          placeholder={t('tool.name')}
          options={ownTools.map((tool) => ({ value: tool.name, label: tool.label, hint: tool.name }))}
          onValueChange={(next) => onChange({ ...choice, name: next })}
        />
      )}
    </>
  )
}

function kindLabel(kind: string): string {
  if (kind === 'builtin') return t('tool.kind.builtin')
  if (kind === 'mcp') return t('tool.kind.mcp')
  return kind === 'workflow' ? t('tool.kind.workflow') : t('tool.kind.other', { kind })
}
