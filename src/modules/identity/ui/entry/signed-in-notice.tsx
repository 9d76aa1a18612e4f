'use client'

import Link from 'next/link'
import { signOut } from 'next-auth/react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EntryCard } from '@/ui/entry-card'

/** A link for somebody's password was opened by somebody who is signed in: it may be another account's. */
export function SignedInNotice({ username }: { username: string }) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  async function leave() {
    setBusy(true)
    setFailed(false)
    try {
      await signOut({ redirect: false })
      // The same address once more, with what stands after `#`.
      window.location.reload()
    } catch {
      setFailed(true)
      setBusy(false)
    }
  }

  return (
    <EntryCard title={t('welcome.signed_in_title', { name: username })} intro={t('welcome.signed_in_text')}>
      <div className="flex flex-col gap-3">
        <Button variant="primary" size="lg" className="w-full" busy={busy} onClick={() => void leave()}>
          {t('welcome.sign_out')}
        </Button>
        {failed && (
          <p role="alert" className="text-bad text-sm">
            {t('welcome.sign_out_failed')}
          </p>
        )}
        <Link href="/" className="text-center text-accent-ink text-sm hover:underline">
          {t('welcome.stay')}
        </Link>
      </div>
    </EntryCard>
  )
}
