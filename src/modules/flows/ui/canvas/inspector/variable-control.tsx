'use client'

import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { asTypedText, type ControlProps } from './control-props'

/** Chooses the stored variable whose value the field shall have. */
export function VariableControl({
  value,
  control,
  disabled,
  onChange,
  names,
}: ControlProps & { names: readonly string[] }) {
  const name = asTypedText(value)
  const missing = name !== '' && !names.includes(name)
  return (
    <>
      <Combobox
        {...control}
        allowOther
        disabled={disabled}
        value={name}
        placeholder={t('inspector.choose_variable')}
        options={names.map((option) => ({ value: option }))}
        onValueChange={onChange}
        className="font-mono text-xs"
      />
      {missing && <p className="text-warn text-xs">{t('inspector.unknown_variable')}</p>}
      {names.length === 0 && <p className="text-ink-3 text-xs">{t('inspector.no_variables')}</p>}
    </>
  )
}
