'use client'

import { t } from '@/lib/messages/t'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import { Textarea } from '@/ui/textarea'
import { asTypedText, type ControlProps } from './control-props'
import { JsonControl } from './json-control'
import { KeyValueControl } from './key-value-control'
import { LongTextControl } from './long-text-control'
import { ModelControl } from './model-control'
import { NumberControl } from './number-control'
import { SecretControl } from './secret-control'

/** The control for a field's type. */
export function ValueControl(props: ControlProps & { variables: readonly string[] }) {
  const { field, value, control, disabled, onChange } = props
  switch (field.type) {
    case 'text':
      if (field.list) return <LinesControl {...props} />
      return (
        <Input
          {...control}
          value={asTypedText(value)}
          placeholder={field.placeholder}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'multiline':
    case 'code':
      return <LongTextControl {...props} variables={[]} />
    case 'prompt':
      return <LongTextControl {...props} />
    case 'secret':
      return <SecretControl {...props} />
    case 'integer':
    case 'number':
    case 'slider':
      return <NumberControl {...props} />
    case 'boolean':
      return <Switch {...control} checked={value === true} disabled={disabled} onCheckedChange={onChange} />
    case 'select':
      return (
        <Select
          {...control}
          value={asTypedText(value)}
          disabled={disabled}
          placeholder={t('form.choose')}
          options={withCurrent(field.options ?? [], asTypedText(value)).map((option) => ({
            value: option,
            label: option,
          }))}
          onValueChange={onChange}
        />
      )
    case 'model':
      return <ModelControl {...props} />
    case 'key_value':
      return <KeyValueControl {...props} />
    case 'table':
      return <JsonControl {...props} />
    case 'file':
      return <LinesControl {...props} placeholder={t('inspector.files_hint')} />
    case 'handle':
      return <p className="text-ink-3 text-xs">{t('inspector.only_wire')}</p>
  }
}

/** One text, or several with each on a line of its own. */
function LinesControl({
  field,
  value,
  control,
  disabled,
  onChange,
  placeholder,
}: ControlProps & { placeholder?: string }) {
  return (
    <Textarea
      {...control}
      rows={2}
      disabled={disabled}
      placeholder={placeholder ?? field.placeholder}
      value={Array.isArray(value) ? value.map(asTypedText).join('\n') : asTypedText(value)}
      onChange={(event) => {
        const lines = event.target.value.split('\n')
        onChange(field.list ? lines : (lines[0] ?? ''))
      }}
      className="font-mono text-xs"
    />
  )
}

/** A stored choice that the component no longer offers is still shown as what is stored. */
function withCurrent(options: readonly string[], current: string): readonly string[] {
  return current === '' || options.includes(current) ? options : [current, ...options]
}
