import type { Updateable } from 'kysely'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { NpsResponseTable } from '#db/schema/cases.ts'
import type { Database } from '#db/schema/index.ts'

/** Days in which the question can be answered. */
const answerDays = 30

/** Notes that a member is asked. @returns the id of the question */
export async function insertNpsResponse(tx: Tx, memberId: string): Promise<string> {
  const id = newId('npsResponse', msOf(tx.at))
  await tx.db
    .insertInto('nps_response')
    .values({
      id,
      member_id: memberId,
      asked_at: tx.at,
      expires_at: plus(tx.at, { days: answerDays }),
      score: null,
      answered_at: null,
      case_id: null,
    })
    .execute()
  return id
}

/** The locked question; undefined when there is none with this id. */
export function npsResponseForUpdate(tx: Tx, id: string): Promise<NpsResponseTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('nps_response').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function updateNpsResponse(
  tx: Tx,
  id: string,
  values: Updateable<Database['nps_response']>,
): Promise<void> {
  await tx.db.updateTable('nps_response').set(values).where('id', '=', id).execute()
}
