import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { tenantInReach, type UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import type { Tenant } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { removeTenantFiles } from '@/platform/storage/remove-tenant-files'
import type { TenantRead, tenantOps } from '../../contract/tenant.operations'
import { sortRows } from '../sort-rows'
import { tenantRepository } from './tenant.repository'

type Input<K extends keyof typeof tenantOps> = z.infer<(typeof tenantOps)[K]['input']>

export async function readTenants(actor: UserActor, input: Input<'read_tenants'>) {
  const all = input.is_all && actor.is_superuser
  const rows = all ? await tenantRepository.all() : await tenantRepository.ofUser(actor.user_id)
  return sortRows(rows, input.sort_by, input.sort_order, 'tenant_id').map(tenantDto)
}

export async function addTenant(actor: UserActor, input: Input<'add_tenant'>) {
  const { tenant_name, is_sys, is_active, note } = input
  const row = { tenant_id: input.tenant_id ?? randomUUID(), tenant_name, is_sys, is_active, note: note || null }
  try {
    return tenantDto(await tenantRepository.create(row, actor.user_id))
  } catch (error) {
    throw taken(error)
  }
}

/** A tenant that the caller works in or belongs to; any for owners of the installation. */
export async function readTenant(actor: UserActor, input: Input<'read_tenant'>) {
  const own = actor.is_superuser ? [] : await tenantRepository.ofUser(actor.user_id)
  const row = actor.is_superuser
    ? await tenantRepository.find(input.tenant_id)
    : own.find(({ tenant_id }) => tenant_id === input.tenant_id)
  if (!row) throw notFound('Tenant')
  return tenantDto(row)
}

export async function patchTenant(actor: UserActor, input: Input<'patch_tenant'>) {
  const before = await find(tenantInReach(actor, input.tenant_id))
  const { tenant_name, is_active, is_sys, note } = input
  if ((is_active != null || is_sys != null) && !actor.is_superuser)
    throw new AppError('forbidden', 'Only owners of the installation switch tenants on and off')
  if (is_active === false) assertMayGo(actor, before)
  try {
    const row = await tenantRepository.update(before.tenant_id, {
      ...(tenant_name == null ? {} : { tenant_name }),
      ...(is_active == null ? {} : { is_active }),
      ...(is_sys == null ? {} : { is_sys }),
      ...(note == null ? {} : { note: note || null }),
      m_uid: actor.user_id,
    })
    if (!row) throw notFound('Tenant')
    // Nobody stays in a tenant that was switched off.
    if (is_active != null) forgetActors()
    return tenantDto(row)
  } catch (error) {
    throw taken(error)
  }
}

/** Erases rows and files of a tenant that was switched off before. */
export async function removeTenant(actor: UserActor, input: Input<'remove_tenant'>) {
  const tenant = await find(input.tenant_id)
  assertMayGo(actor, tenant)
  if (tenant.is_active)
    throw new AppError('conflict', `"${tenant.tenant_name}" is active`, {
      hint: 'Deactivate it first. Deactivating keeps everything; erasing cannot be taken back.',
    })
  await tenantRepository.erase(tenant.tenant_id)
  await removeTenantFiles(tenant.tenant_id)
  forgetActors()
  return null
}

async function find(tenant_id: string): Promise<Tenant> {
  const tenant = await tenantRepository.find(tenant_id)
  if (!tenant) throw notFound('Tenant')
  return tenant
}

function assertMayGo(actor: UserActor, { tenant_id, tenant_name, is_sys }: Tenant): void {
  if (is_sys)
    throw new AppError('conflict', `"${tenant_name}" came with the installation and stays`, {
      hint: 'Rename it, or leave it empty.',
    })
  if (tenant_id === actor.tenant_id)
    throw new AppError('conflict', `You are working in "${tenant_name}"`, { hint: 'Switch to another tenant first.' })
}

function taken(error: unknown): unknown {
  if (!isUniqueViolation(error)) return error
  const field =
    isUniqueViolation(error, 'tenant_name') || isUniqueViolation(error, 'name') ? 'tenant_name' : 'tenant_id'
  return new AppError('conflict', `Another tenant has this ${field === 'tenant_name' ? 'name' : 'id'}`, {
    hint: 'Choose another one.',
    issues: [{ loc: ['body', field], msg: 'is taken', type: 'conflict' }],
  })
}

const tenantDto = (row: Tenant): z.infer<typeof TenantRead> => ({
  tenant_name: row.tenant_name,
  is_sys: row.is_sys,
  is_active: row.is_active,
  note: row.note,
  tenant_id: row.tenant_id,
  c_uid: row.c_uid,
  m_uid: row.m_uid,
  ctime: row.ctime.toISOString(),
  utime: row.utime.toISOString(),
})
