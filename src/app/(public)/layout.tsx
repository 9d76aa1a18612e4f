import type { ReactNode } from 'react'
import { ConsoleProvider } from '@/client/console/console-provider'

export const dynamic = 'force-dynamic'

/** Pages for visitors: nobody is asked to sign in. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <ConsoleProvider>{children}</ConsoleProvider>
}
