import type { ReactNode } from 'react'
import { ConsoleProvider } from '@/client/console/console-provider'

export const dynamic = 'force-dynamic'

/** Pages that a link from somebody leads to, signed in or not. */
export default function LinkLayout({ children }: { children: ReactNode }) {
  return <ConsoleProvider>{children}</ConsoleProvider>
}
