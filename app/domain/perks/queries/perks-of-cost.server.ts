import type { Perk } from '#app/domain/perks/perk.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Perks of the catalogue that cost more than `over` and no more than `upTo` points, by its index; twenty at most. */
export async function perksOfCost(db: Db, { over, upTo }: { over: number; upTo: number }): Promise<Perk[]> {
  return db
    .selectFrom('perk')
    .selectAll()
    .where('state', '=', 'active')
    .where('cost', '>', over)
    .where('cost', '<=', upTo)
    .orderBy('cost')
    .orderBy('id')
    .limit(20)
    .execute()
}
