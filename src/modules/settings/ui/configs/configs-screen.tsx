'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { Button } from '@/ui/button'
import { SegmentedControl } from '@/ui/segmented-control'
import { ConfigDialog } from './config-dialog'
import { OwnConfigs } from './own-configs'
import { ProductSettings } from './product-settings'

/** The installation's settings: the product's with their catalogue, and values of the operator's own. */
export function ConfigsScreen() {
  const [part, setPart] = useAddressValue('part')
  const [adding, setAdding] = useState(false)
  const can = useCan()
  const own = part === 'own'
  return (
    <AdminFrame
      section="configs"
      actions={
        <>
          <SegmentedControl
            label={t('configs.parts')}
            value={own ? 'own' : 'product'}
            onValueChange={(next) => setPart(next === 'own' ? 'own' : '')}
            options={[
              { value: 'product', label: t('configs.product') },
              { value: 'own', label: t('configs.own') },
            ]}
          />
          {own && can('config:create') && (
            <Button variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('configs.new')}
            </Button>
          )}
        </>
      }
    >
      {own ? <OwnConfigs onAdd={can('config:create') ? () => setAdding(true) : undefined} /> : <ProductSettings />}
      {adding && <ConfigDialog config={undefined} onClose={() => setAdding(false)} />}
    </AdminFrame>
  )
}
