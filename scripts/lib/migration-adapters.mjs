import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

/**
 * Prisma's Postgres adapter with scripts sent whole: the stock one splits them at every semicolon, also inside strings and
 * function bodies, and so runs a migration outside of any transaction.
 *
 * @param {string} url
 */
export function postgresMigrationAdapter(url) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = (script) => runWhole(adapter, pool, script)
    return adapter
  }
  return { factory, close: () => pool.end() }
}

/** @param {import('@prisma/driver-adapter-utils').SqlDriverAdapter} adapter @param {pg.Pool} pool @param {string} script */
async function runWhole(adapter, pool, script) {
  try {
    await pool.query(script)
  } catch (error) {
    // Its own translation of driver errors keeps the engine's messages; it always throws.
    Reflect.apply(Reflect.get(adapter, 'onError'), adapter, [error])
  }
}
