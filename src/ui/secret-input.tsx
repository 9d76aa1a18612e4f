'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from './button'
import { IconButton } from './icon-button'
import { Input } from './input'

interface SecretInputProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  /** A value is kept already; it is never shown, only replaced. */
  stored: boolean
  /** The new value, or undefined while the stored one stands. */
  value: string | undefined
  onValueChange: (value: string | undefined) => void
}

/** Write-only: shows that something is stored and lets it be replaced. */
export function SecretInput({ stored, value, onValueChange, ...rest }: SecretInputProps) {
  const [visible, setVisible] = useState(false)
  if (stored && value === undefined) {
    return (
      <div className="flex items-center gap-2">
        <Input {...rest} readOnly value="••••••••••••" className="tracking-widest" />
        <Button onClick={() => onValueChange('')}>{t('action.replace')}</Button>
      </div>
    )
  }
  return (
    <div className="flex items-center gap-2">
      <div className="relative flex-1">
        <Input
          {...rest}
          type={visible ? 'text' : 'password'}
          autoComplete="off"
          spellCheck={false}
          value={value ?? ''}
          onChange={(event) => onValueChange(event.target.value)}
          className="pr-9 font-mono"
        />
        <IconButton
          icon={visible ? EyeOff : Eye}
          label={visible ? t('secret.hide') : t('secret.show')}
          size="sm"
          className="absolute top-1 right-1"
          onClick={() => setVisible(!visible)}
        />
      </div>
      {stored && <Button onClick={() => onValueChange(undefined)}>{t('action.keep')}</Button>}
    </div>
  )
}
