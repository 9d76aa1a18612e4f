'use client'

import { Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useEffect, useState } from 'react'
import { t } from '@/lib/messages/t'
import { IconButton } from '../icon-button'

export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme()
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  // The server does not know the theme: until then the button shows the light one's icon.
  const dark = mounted && resolvedTheme === 'dark'
  return (
    <IconButton
      icon={dark ? Sun : Moon}
      label={dark ? t('frame.theme_light') : t('frame.theme_dark')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    />
  )
}
